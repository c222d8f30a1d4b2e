import { workingDirectory } from "../../util/host.ts";
import { loading } from "../../util/load_module.ts";
import type { Target } from "../target.ts";
import type { sqlMetadata } from "./sql_metadata.ts";

/** Configurations are read by every command; files are run by few. */
const metadataOf = loading<typeof sqlMetadata>(
  "autogenerate/targets/sql_metadata.ts",
  "sqlMetadata",
);

/**
 * A file of SQL that makes the whole schema, as a target for autogenerate. When
 * a database is compared, the file runs in a scratch place of the same engine,
 * and what it made is read: a database in memory on SQLite, a schema in a
 * transaction that is rolled back on PostgreSQL, a temporary database on MySQL.
 * Nothing of yours is touched; statements that reach out of the place are
 * refused.
 *
 * @param file its path, relative to `athanor.config.ts`, or a `file:` URL
 * @returns a target, for `targetMetadata`
 *
 * @example
 * ```ts
 * import { defineConfig, fromSql } from "athanor";
 *
 * export default defineConfig({ targetMetadata: fromSql("schema.sql") });
 * ```
 */
export function fromSql(file: string | URL): Target {
  return sqlTarget(file, workingDirectory());
}

function sqlTarget(file: string | URL, directory: string): Target {
  return {
    kind: "target",
    within: (folder) => sqlTarget(file, folder),
    metadata: (context) => metadataOf(file, { directory, context }),
  };
}
