/**
 * All of `mod.ts`, with nothing left to load later: the entry for programs that
 * a bundler or `deno compile` makes, since neither sees what is loaded by a
 * computed specifier.
 *
 * @example A program that is going to be bundled
 * ```ts ignore
 * import { command, Config } from "athanor/whole";
 * ```
 *
 * @module
 */
import * as autogenerateRoom from "./src/autogenerate/mod.ts";
import * as sqlMetadataRoom from "./src/autogenerate/targets/sql_metadata.ts";
import * as urlMetadataRoom from "./src/autogenerate/targets/url_metadata.ts";
import * as automaticRebuildRoom from "./src/batch/automatic_rebuild.ts";
import * as batchImplementationRoom from "./src/batch/batch_implementation.ts";
import * as branchesCommand from "./src/commands/branches.ts";
import * as bundleCommand from "./src/commands/bundle.ts";
import * as checkCommand from "./src/commands/check.ts";
import * as currentCommand from "./src/commands/current.ts";
import * as doctorCommand from "./src/commands/doctor.ts";
import * as downgradeCommand from "./src/commands/downgrade.ts";
import * as editCommand from "./src/commands/edit.ts";
import * as ensureVersionCommand from "./src/commands/ensure_version.ts";
import * as headsCommand from "./src/commands/heads.ts";
import * as historyCommand from "./src/commands/history.ts";
import * as initCommand from "./src/commands/init.ts";
import * as inspectCommand from "./src/commands/inspect.ts";
import * as listTemplatesCommand from "./src/commands/list_templates.ts";
import * as mergeCommand from "./src/commands/merge.ts";
import * as repairCommand from "./src/commands/repair.ts";
import * as revisionCommand from "./src/commands/revision.ts";
import * as showCommand from "./src/commands/show.ts";
import * as stampCommand from "./src/commands/stamp.ts";
import * as upgradeCommand from "./src/commands/upgrade.ts";
import * as mysqlDriver from "./src/drivers/mysql.ts";
import * as mysqlConnectionDriver from "./src/drivers/mysql_connection.ts";
import * as postgresqlDriver from "./src/drivers/postgresql.ts";
import * as postgresqlPgDriver from "./src/drivers/postgresql_pg.ts";
import * as postgresqlPgliteDriver from "./src/drivers/postgresql_pglite.ts";
import * as postgresqlPostgresDriver from "./src/drivers/postgresql_postgres.ts";
import * as sqliteDriver from "./src/drivers/sqlite.ts";
import * as sqliteFfiDriver from "./src/drivers/sqlite_ffi.ts";
import * as fullRunRoom from "./src/environment/full_run.ts";
import * as kernelRoom from "./src/kernel/mod.ts";
import * as reflectionRoom from "./src/reflection/mod.ts";
import * as runtimeRoom from "./src/runtime/mod.ts";
import * as createAllRoom from "./src/runtime/create_all.ts";
import { provideModules } from "./src/util/load_module.ts";

export * from "./mod.ts";

provideModules({
  "autogenerate/mod.ts": autogenerateRoom,
  "autogenerate/targets/sql_metadata.ts": sqlMetadataRoom,
  "autogenerate/targets/url_metadata.ts": urlMetadataRoom,
  "batch/automatic_rebuild.ts": automaticRebuildRoom,
  "batch/batch_implementation.ts": batchImplementationRoom,
  "commands/branches.ts": branchesCommand,
  "commands/bundle.ts": bundleCommand,
  "commands/check.ts": checkCommand,
  "commands/current.ts": currentCommand,
  "commands/doctor.ts": doctorCommand,
  "commands/downgrade.ts": downgradeCommand,
  "commands/edit.ts": editCommand,
  "commands/ensure_version.ts": ensureVersionCommand,
  "commands/heads.ts": headsCommand,
  "commands/history.ts": historyCommand,
  "commands/init.ts": initCommand,
  "commands/inspect.ts": inspectCommand,
  "commands/list_templates.ts": listTemplatesCommand,
  "commands/merge.ts": mergeCommand,
  "commands/repair.ts": repairCommand,
  "commands/revision.ts": revisionCommand,
  "commands/show.ts": showCommand,
  "commands/stamp.ts": stampCommand,
  "commands/upgrade.ts": upgradeCommand,
  "drivers/mysql.ts": mysqlDriver,
  "drivers/mysql_connection.ts": mysqlConnectionDriver,
  "drivers/postgresql.ts": postgresqlDriver,
  "drivers/postgresql_pg.ts": postgresqlPgDriver,
  "drivers/postgresql_pglite.ts": postgresqlPgliteDriver,
  "drivers/postgresql_postgres.ts": postgresqlPostgresDriver,
  "drivers/sqlite.ts": sqliteDriver,
  "drivers/sqlite_ffi.ts": sqliteFfiDriver,
  "environment/full_run.ts": fullRunRoom,
  "kernel/mod.ts": kernelRoom,
  "reflection/mod.ts": reflectionRoom,
  "runtime/create_all.ts": createAllRoom,
  "runtime/mod.ts": runtimeRoom,
});
