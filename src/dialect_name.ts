/** One of the databases that the kernel renders SQL for; MariaDB is `"mysql"` with a server version that says so. */
export type DialectName =
  | "sqlite"
  | "postgresql"
  | "mysql"
  | "mssql"
  | "oracle";

/** The databases that the kernel renders SQL for, by the names used in `Record<DialectName, …>` tables. */
export const DIALECT_NAMES = [
  "sqlite",
  "postgresql",
  "mysql",
  "mssql",
  "oracle",
] as const satisfies readonly DialectName[];

/** Tells whether a text is the name of a supported dialect. */
export function isDialectName(text: string): text is DialectName {
  return (DIALECT_NAMES as readonly string[]).includes(text);
}
