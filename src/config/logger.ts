/** Facts that go with a log line, for programs that read the log. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where Athanor says what it does. The command line writes it to stderr. */
export interface Logger {
  /** Details for whoever looks for a fault. */
  debug(message: string, fields?: LogFields): void;
  /** What was done. */
  info(message: string, fields?: LogFields): void;
  /** What deserves a look; the command goes on. */
  warn(message: string, fields?: LogFields): void;
  /** What stopped the command. */
  error(message: string, fields?: LogFields): void;
}

function ignore(): void {}

/** The logger of code that gave none: it keeps silent. */
export const SILENT_LOGGER: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};

/** The same logger, for what commands tell anyway when they are done: it is news to those alone who ask for more. */
export function quieter(logger: Logger): Logger {
  return {
    debug: (...line) => logger.debug(...line),
    info: (...line) => logger.debug(...line),
    warn: (...line) => logger.warn(...line),
    error: (...line) => logger.error(...line),
  };
}
