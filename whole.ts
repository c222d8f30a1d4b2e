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
import * as currentRowsRoom from "./src/commands/current_rows.ts";
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
import * as pendingChangesRoom from "./src/commands/pending_changes.ts";
import * as repairCommand from "./src/commands/repair.ts";
import * as revisionCommand from "./src/commands/revision.ts";
import * as showCommand from "./src/commands/show.ts";
import * as stampCommand from "./src/commands/stamp.ts";
import * as upgradeCommand from "./src/commands/upgrade.ts";
import * as connectFailedDriver from "./src/drivers/connect_failed.ts";
import * as mysqlDriver from "./src/drivers/mysql.ts";
import * as mysqlConnectionDriver from "./src/drivers/mysql_connection.ts";
import * as postgresqlDriver from "./src/drivers/postgresql.ts";
import * as postgresqlPgDriver from "./src/drivers/postgresql_pg.ts";
import * as postgresqlPgliteDriver from "./src/drivers/postgresql_pglite.ts";
import * as postgresqlPostgresDriver from "./src/drivers/postgresql_postgres.ts";
import * as sqliteDriver from "./src/drivers/sqlite.ts";
import * as sqliteFfiDriver from "./src/drivers/sqlite_ffi.ts";
import * as fullRunRoom from "./src/environment/full_run.ts";
import * as pluginRoom from "./src/environment/plugin.ts";
import * as kernelRoom from "./src/kernel/mod.ts";
import * as reflectionRoom from "./src/reflection/mod.ts";
import * as mysqlReflection from "./src/reflection/mysql.ts";
import * as mysqlScratchReflection from "./src/reflection/mysql_scratch.ts";
import * as mysqlWrittenReflection from "./src/reflection/mysql_written.ts";
import * as postgresqlReflection from "./src/reflection/postgresql.ts";
import * as postgresqlScratchReflection from "./src/reflection/postgresql_scratch.ts";
import * as postgresqlWrittenReflection from "./src/reflection/postgresql_written.ts";
import * as sqliteReflection from "./src/reflection/sqlite.ts";
import * as sqliteScratchReflection from "./src/reflection/sqlite_scratch.ts";
import * as createAllRoom from "./src/runtime/create_all.ts";
import * as leaseRoom from "./src/runtime/lease.ts";
import * as runtimeRoom from "./src/runtime/mod.ts";
import * as sqlForRoom from "./src/runtime/sql_for.ts";
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
  "commands/current_rows.ts": currentRowsRoom,
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
  "commands/pending_changes.ts": pendingChangesRoom,
  "commands/repair.ts": repairCommand,
  "commands/revision.ts": revisionCommand,
  "commands/show.ts": showCommand,
  "commands/stamp.ts": stampCommand,
  "commands/upgrade.ts": upgradeCommand,
  "drivers/connect_failed.ts": connectFailedDriver,
  "drivers/mysql.ts": mysqlDriver,
  "drivers/mysql_connection.ts": mysqlConnectionDriver,
  "drivers/postgresql.ts": postgresqlDriver,
  "drivers/postgresql_pg.ts": postgresqlPgDriver,
  "drivers/postgresql_pglite.ts": postgresqlPgliteDriver,
  "drivers/postgresql_postgres.ts": postgresqlPostgresDriver,
  "drivers/sqlite.ts": sqliteDriver,
  "drivers/sqlite_ffi.ts": sqliteFfiDriver,
  "environment/full_run.ts": fullRunRoom,
  "environment/plugin.ts": pluginRoom,
  "kernel/mod.ts": kernelRoom,
  "reflection/mod.ts": reflectionRoom,
  "reflection/mysql.ts": mysqlReflection,
  "reflection/mysql_scratch.ts": mysqlScratchReflection,
  "reflection/mysql_written.ts": mysqlWrittenReflection,
  "reflection/postgresql.ts": postgresqlReflection,
  "reflection/postgresql_scratch.ts": postgresqlScratchReflection,
  "reflection/postgresql_written.ts": postgresqlWrittenReflection,
  "reflection/sqlite.ts": sqliteReflection,
  "reflection/sqlite_scratch.ts": sqliteScratchReflection,
  "runtime/create_all.ts": createAllRoom,
  "runtime/lease.ts": leaseRoom,
  "runtime/mod.ts": runtimeRoom,
  "runtime/sql_for.ts": sqlForRoom,
});
