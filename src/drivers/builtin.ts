import { loadModule } from "../util/load_module.ts";
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

/** The files of the drivers, each with its client library. */
interface DriverFiles {
  readonly "mysql.ts": typeof import("./mysql.ts");
  readonly "mysql_connection.ts": typeof import("./mysql_connection.ts");
  readonly "postgresql.ts": typeof import("./postgresql.ts");
  readonly "postgresql_pg.ts": typeof import("./postgresql_pg.ts");
  readonly "postgresql_pglite.ts": typeof import("./postgresql_pglite.ts");
  readonly "postgresql_postgres.ts": typeof import("./postgresql_postgres.ts");
  readonly "sqlite.ts": typeof import("./sqlite.ts");
  readonly "sqlite_ffi.ts": typeof import("./sqlite_ffi.ts");
}

/** A driver's file is loaded when its database is reached. */
function file<K extends keyof DriverFiles & string>(
  name: K,
): Promise<DriverFiles[K]> {
  return loadModule(`drivers/${name}`);
}

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
      (await file("postgresql_postgres.ts")).connectPostgres(url, options),
    recognizes: isPostgres,
    adopt: async (client) =>
      (await file("postgresql_postgres.ts")).adoptPostgres(client),
  },
  {
    name: "pg",
    dialectName: "postgresql",
    schemes: POSTGRESQL_SCHEMES,
    connect: async (url, options) =>
      (await file("postgresql.ts")).connectPostgresql(url, options),
    recognizes: isPg,
    adopt: async (client) => (await file("postgresql_pg.ts")).adoptPg(client),
  },
  {
    name: "pglite",
    dialectName: "postgresql",
    schemes: ["pglite"],
    connect: async (url, options) =>
      (await file("postgresql_pglite.ts")).connectPglite(url, options),
    recognizes: isPglite,
    adopt: async (client) =>
      (await file("postgresql_pglite.ts")).adoptPglite(client),
  },
  {
    name: "mysql2",
    dialectName: "mysql",
    schemes: ["mysql", "mariadb"],
    connect: async (url, options) =>
      (await file("mysql.ts")).connectMysql(url, options),
    recognizes: isMysql,
    adopt: async (client) =>
      (await file("mysql_connection.ts")).adoptMysql(client),
  },
  { dialectName: "mssql", schemes: ["mssql", "sqlserver"] },
  { dialectName: "oracle", schemes: ["oracle"] },
  {
    name: "@db/sqlite",
    dialectName: "sqlite",
    schemes: ["sqlite+ffi"],
    connect: async (url, options) =>
      (await file("sqlite_ffi.ts")).connectSqliteFfi(url, options),
    recognizes: isSqliteFfi,
    adopt: async (client) =>
      (await file("sqlite_ffi.ts")).adoptSqliteFfi(client),
  },
  {
    name: "node:sqlite",
    dialectName: "sqlite",
    schemes: ["sqlite"],
    connect: async (url, options) =>
      (await file("sqlite.ts")).connectSqlite(url, options),
    recognizes: isNodeSqlite,
    adopt: async (client) => (await file("sqlite.ts")).adoptSqlite(client),
  },
];

const KEY = Symbol.for("athanor.builtinDrivers");

const shared = globalThis as { [KEY]?: true };

/** Registers the drivers that come with Athanor, once in a process: those of another copy of this module do as well. */
export function registerBuiltinDrivers(): void {
  if (shared[KEY] === true) return;
  shared[KEY] = true;
  for (const driver of BUILTIN_DRIVERS) registerDriver(driver);
}
