import { SILENT_LOGGER } from "../config/logger.ts";
import { AthanorError } from "../errors.ts";
import { MigrationScript, OpContainer, UpgradeOps } from "../operations/mod.ts";
import type { DiffTuple } from "../operations/mod.ts";
import { inspect } from "../reflection/mod.ts";
import type { MigrationContext } from "../runtime/mod.ts";
import type { AutogenerateOptions } from "./autogenerate_options.ts";
import { askDatabase } from "./canonical/ask_database.ts";
import {
  CanonicalForms,
  learnTables,
  matchTypes,
} from "./canonical/canonical_forms.ts";
import { sameTables } from "./canonical/same_tables.ts";
import { undecided } from "./canonical/undecided.ts";
import { registerBuiltinComparators } from "./builtin_comparators.ts";
import { comparators } from "./comparators.ts";
import type {
  ComparisonContext,
  FilteredObject,
} from "./comparison_context.ts";
import { FOLLOWS } from "./compare/compare_constraints.ts";
import { batchKeys } from "./compare/batch_keys.ts";
import { convertTypes } from "./compare/convert_types.ts";
import {
  delayForeignKeys,
  delayIndexedKeys,
} from "./compare/delay_foreign_keys.ts";
import { orderOperations } from "./compare/order_operations.ts";
import { releaseEnums } from "./compare/release_enums.ts";
import { releaseForeignKeys } from "./compare/release_foreign_keys.ts";
import { settleColumnChecks } from "./compare/settle_column_checks.ts";
import { renameDatabase } from "./renames/rename_database.ts";
import type { Table } from "../schema/mod.ts";
import { checkTarget } from "./sides/check_target.ts";
import { commonTables } from "./sides/common_tables.ts";
import { readDatabase } from "./sides/database_side.ts";
import { readTarget } from "./sides/target_side.ts";
import { watchesTables } from "./watched.ts";
import type { AutogenerateTarget } from "./sides/target_side.ts";

/**
 * Compares the database of a context with what it should be.
 *
 * @param context it has a connection, and the options of autogenerate
 * @param target the schema, or several that share no table
 * @returns what makes the database so, in an order in which it can run
 * @throws {AthanorError} `OFFLINE_UNAVAILABLE` without a connection,
 * `OPERATION_INVALID` when the target is none
 */
export async function compare(
  context: MigrationContext,
  target: AutogenerateTarget,
): Promise<UpgradeOps> {
  if (context.connection === undefined) throw noDatabase();
  registerBuiltinComparators(comparators);
  const options = context.options as AutogenerateOptions;
  const inspector = await inspect(context.connection);
  const wanted = readTarget(target, {
    inspector,
    facts: context.facts,
  });
  const logger = options.logger ?? SILENT_LOGGER;
  checkTarget(wanted, { facts: context.facts, logger });
  const found = await readDatabase(inspector, wanted, context);
  const chosen = comparators.choose(
    options.autogeneratePlugins ?? ["*"],
    context.dialectName,
  );
  const same = watchesTables({ comparators: chosen, options })
    ? new Map<Table, Table>()
    : sameTables(commonTables(found, wanted), context);
  const renamed = await renameDatabase(found, wanted, {
    context,
    options,
    same,
  });
  const canonical = new CanonicalForms();
  const common = commonTables(renamed.database, wanted)
    .filter(([theirs, ours]) => same.get(ours) !== theirs);
  learnTables(canonical, common.flat(), context);
  matchTypes(canonical, common, context);
  const questions = common.map(([theirs, ours]) =>
    undecided(canonical, theirs, ours)
  ).filter((one) => one !== undefined);
  await askDatabase(canonical, questions, { context, logger });
  const comparison: ComparisonContext = {
    migrationContext: context,
    options,
    facts: context.facts,
    logger,
    inspector,
    comparators: chosen,
    database: renamed.database,
    target: wanted,
    same,
    canonical,
    withoutDefault: new Set(),
    includes: objectFilter(options),
  };
  const upgradeOps = new UpgradeOps(renamed.operations);
  upgradeOps.likelyRenames = renamed.likely;
  await comparison.comparators.dispatch("autogenerate", comparison, {
    upgradeOps,
  });
  const { schemas } = comparison.database;
  await comparison.comparators.dispatch("schema", comparison, {
    upgradeOps,
    schemas,
  });
  await convertTypes(upgradeOps, comparison);
  delayForeignKeys(upgradeOps, comparison);
  delayIndexedKeys(upgradeOps, comparison);
  releaseForeignKeys(upgradeOps, comparison);
  settleColumnChecks(upgradeOps, comparison);
  orderOperations(upgradeOps, comparison);
  releaseEnums(upgradeOps, comparison);
  batchKeys(upgradeOps, comparison);
  return upgradeOps;
}

/**
 * The differences between a database and what it should be, as tuples: a word,
 * then what differs. Changes of one column come as a list.
 *
 * @param context it has a connection, and the options of autogenerate
 * @param target the schema, or several that share no table
 * @throws {AthanorError} as {@linkcode compare}
 * @example An empty database lacks a table
 * ```ts
 * import assert from "node:assert/strict";
 * import { DatabaseSync } from "node:sqlite";
 * import { compareMetadata, MigrationContext, sa } from "athanor";
 *
 * const metadata = new sa.MetaData();
 * metadata.table("region", [sa.column("id", sa.integer())]);
 *
 * using connection = new DatabaseSync(":memory:");
 * const context = await MigrationContext.configure({ connection });
 * const [difference] = await compareMetadata(context, metadata);
 * assert.equal(difference?.[0], "addTable");
 * ```
 */
export async function compareMetadata(
  context: MigrationContext,
  target: AutogenerateTarget,
): Promise<readonly (DiffTuple | readonly DiffTuple[])[]> {
  const upgradeOps = await compare(context, target);
  return withoutFollowing(upgradeOps).asDiffs();
}

/**
 * A revision, not yet written, that makes the database of a context what it
 * should be, and back.
 *
 * @param context it has a connection, and the options of autogenerate
 * @param target the schema, or several that share no table
 * @throws {AthanorError} as {@linkcode compare}
 */
export async function produceMigrations(
  context: MigrationContext,
  target: AutogenerateTarget,
): Promise<MigrationScript> {
  const upgradeOps = await compare(context, target);
  return new MigrationScript(upgradeOps, upgradeOps.reverse());
}

/** The operations without those that merely follow from others. */
function withoutFollowing(container: OpContainer): OpContainer {
  return new OpContainer(
    container.ops.filter(({ info }) => info[FOLLOWS] !== true).map((one) =>
      one instanceof OpContainer ? withoutFollowing(one) : one
    ),
  );
}

function objectFilter(
  { includeObject }: AutogenerateOptions,
): (what: FilteredObject) => boolean {
  if (includeObject === undefined) return () => true;
  return ({ object, name, kind, reflected, compareTo = null }) =>
    includeObject(object, name, { kind, reflected, compareTo });
}

function noDatabase(): AthanorError {
  return new AthanorError(
    "OFFLINE_UNAVAILABLE",
    "A comparison needs a database to compare with",
    { hint: "Run without --sql, with a connection." },
  );
}
