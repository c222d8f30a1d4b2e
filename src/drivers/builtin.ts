import type { Driver } from "./driver.ts";
import {
  isMysql,
  isNodeSqlite,
  isPg,
  isPglite,
  isPostgres,
  isSqliteFfi,
} from "./recognize.ts";
import { registerDriver } from "./registry.ts";

const POSTGRESQL_SCHEMES = ["postgresql", "postgres"];

/**
 * The drivers that come with Athanor. A client library is loaded when it is
 * needed; what has no `connect` is written for with `--sql` only. Where two
 * serve a scheme, the later one does so by default.
 */
export const BUILTIN_DRIVERS: readonly Driver[] = [
  {
    name: "postgres",
    dialectName: "postgresql",
    schemes: POSTGRESQL_SCHEMES,
    connect: async (url, options) =>
      (await import("./postgresql_postgres.ts")).connectPostgres(url, options),
    recognizes: isPostgres,
    adopt: async (client) =>
      (await import("./postgresql_postgres.ts")).adoptPostgres(client),
  },
  {
    name: "pg",
    dialectName: "postgresql",
    schemes: POSTGRESQL_SCHEMES,
    connect: async (url, options) =>
      (await import("./postgresql.ts")).connectPostgresql(url, options),
    recognizes: isPg,
    adopt: async (client) =>
      (await import("./postgresql_pg.ts")).adoptPg(client),
  },
  {
    name: "pglite",
    dialectName: "postgresql",
    schemes: ["pglite"],
    connect: async (url, options) =>
      (await import("./postgresql_pglite.ts")).connectPglite(url, options),
    recognizes: isPglite,
    adopt: async (client) =>
      (await import("./postgresql_pglite.ts")).adoptPglite(client),
  },
  {
    name: "mysql2",
    dialectName: "mysql",
    schemes: ["mysql", "mariadb"],
    connect: async (url, options) =>
      (await import("./mysql.ts")).connectMysql(url, options),
    recognizes: isMysql,
    adopt: async (client) =>
      (await import("./mysql_connection.ts")).adoptMysql(client),
  },
  { dialectName: "mssql", schemes: ["mssql", "sqlserver"] },
  { dialectName: "oracle", schemes: ["oracle"] },
  {
    name: "@db/sqlite",
    dialectName: "sqlite",
    schemes: ["sqlite+ffi"],
    connect: async (url, options) =>
      (await import("./sqlite_ffi.ts")).connectSqliteFfi(url, options),
    recognizes: isSqliteFfi,
    adopt: async (client) =>
      (await import("./sqlite_ffi.ts")).adoptSqliteFfi(client),
  },
  {
    name: "node:sqlite",
    dialectName: "sqlite",
    schemes: ["sqlite"],
    connect: async (url, options) =>
      (await import("./sqlite.ts")).connectSqlite(url, options),
    recognizes: isNodeSqlite,
    adopt: async (client) => (await import("./sqlite.ts")).adoptSqlite(client),
  },
];

let registered = false;

/** Registers the drivers that come with Athanor, once for this copy of the module. */
export function registerBuiltinDrivers(): void {
  if (registered) return;
  registered = true;
  for (const driver of BUILTIN_DRIVERS) registerDriver(driver);
}
