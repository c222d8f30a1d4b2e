/** The flags that every command takes, typed. */
export interface Globals {
  readonly config: string | undefined;
  readonly url: string | undefined;
  readonly x: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly noColor: boolean;
  readonly yes: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** Fills in what a command line left out. */
export function readGlobals(
  given: Readonly<Record<string, unknown>>,
): Globals {
  const globals: Partial<Globals> = given;
  return {
    config: globals.config,
    url: globals.url,
    x: globals.x ?? [],
    json: globals.json ?? false,
    quiet: globals.quiet ?? false,
    verbose: globals.verbose ?? false,
    noColor: globals.noColor ?? false,
    yes: globals.yes ?? false,
    help: globals.help ?? false,
    version: globals.version ?? false,
  };
}
