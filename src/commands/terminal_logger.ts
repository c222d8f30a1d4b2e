import type { Logger } from "../config/logger.ts";
import type { Printer } from "./printer.ts";

/** How much a {@linkcode terminalLogger} says. */
export interface Verbosity {
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** A logger that prints to stderr: what runs by default, everything under `--verbose`, troubles alone under `--quiet`. */
export function terminalLogger(
  printer: Printer,
  { quiet, verbose }: Verbosity,
): Logger {
  const style = printer.messageStyle;
  return {
    debug(message) {
      if (verbose) printer.message(style.dim(message));
    },
    info(message) {
      if (!quiet) printer.message(message);
    },
    warn(message) {
      printer.message(`${style.yellow("Warning:")} ${message}`);
    },
    error(message) {
      printer.message(`${style.red("Error:")} ${message}`);
    },
  };
}
