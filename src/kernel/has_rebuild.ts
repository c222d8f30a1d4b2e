import type { DialectName } from "../dialect_name.ts";

/** What `describe` says of each dialect, without the kernel, which takes long to load. */
const REBUILDS: Readonly<Record<DialectName, boolean>> = {
  sqlite: true,
  postgresql: false,
  mysql: false,
  mssql: false,
  oracle: false,
};

/** Whether a dialect has tables made anew for what it has no ALTER for. */
export function hasRebuild(dialect: DialectName): boolean {
  return REBUILDS[dialect];
}
