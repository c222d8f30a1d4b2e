import type { DriverImports } from "./builtin.ts";

/** The drivers' files by literal specifiers, which bundlers and `deno compile` follow. */
export const DRIVER_IMPORTS: DriverImports = {
  "mysql.ts": () => import("./mysql.ts"),
  "mysql_connection.ts": () => import("./mysql_connection.ts"),
  "postgresql.ts": () => import("./postgresql.ts"),
  "postgresql_pg.ts": () => import("./postgresql_pg.ts"),
  "postgresql_pglite.ts": () => import("./postgresql_pglite.ts"),
  "postgresql_postgres.ts": () => import("./postgresql_postgres.ts"),
  "sqlite.ts": () => import("./sqlite.ts"),
  "sqlite_ffi.ts": () => import("./sqlite_ffi.ts"),
};
