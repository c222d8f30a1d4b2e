import type { Driver } from "./driver.ts";
import { hasMethods } from "./registry.ts";

/**
 * The drivers that come with Athanor. A client library is loaded when it is
 * needed; what has no `connect` is written for with `--sql` only.
 */
export const BUILTIN_DRIVERS: readonly Driver[] = [
  { dialectName: "postgresql", schemes: ["postgresql", "postgres"] },
  { dialectName: "mysql", schemes: ["mysql", "mariadb"] },
  { dialectName: "mssql", schemes: ["mssql", "sqlserver"] },
  { dialectName: "oracle", schemes: ["oracle"] },
  {
    dialectName: "sqlite",
    schemes: ["sqlite"],
    connect: async (url, options) =>
      (await import("./sqlite.ts")).connectSqlite(url, options),
    recognizes: (client) =>
      hasMethods(client, ["exec", "prepare", "location", "close"]),
    adopt: async (client) => (await import("./sqlite.ts")).adoptSqlite(client),
  },
];
