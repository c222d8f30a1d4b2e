/** The version of the shape of what `--json` prints; a change that could break a reader raises it. */
const SCHEMA_VERSION = 1;

/** What came of a command line. */
export type JsonOutcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: Readonly<Record<string, unknown>> };

/** The one object that `--json` prints. */
export function jsonText(command: string | null, outcome: JsonOutcome): string {
  const object = { schemaVersion: SCHEMA_VERSION, command, ...outcome };
  return JSON.stringify(object);
}
