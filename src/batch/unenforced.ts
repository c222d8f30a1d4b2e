/**
 * A revision whose foreign keys are not enforced, so that a table that others
 * refer to can be dropped without touching these.
 *
 * It is the quick way, and only taken where nobody can notice: in a transaction
 * of ours that has done nothing yet, for a revision that goes on to change
 * tables and no rows. A DELETE that relies on ON DELETE CASCADE keeps it.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";
import type { WireRebuildSql } from "../kernel/wire.ts";
import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  BatchOp,
  CreateIndexOp,
  CreateTableOp,
  DropColumnOp,
  DropConstraintOp,
  DropIndexOp,
} from "../operations/mod.ts";
import type { MigrateOperation, OperationVerbs } from "../operations/mod.ts";
import { type MigrationContext, upcomingOperations } from "../runtime/mod.ts";
import { quoted } from "../schema/check.ts";
import { groupBy } from "../util/group_by.ts";
import { isAlteration } from "./apply_operation.ts";

/** What of a run is needed to begin its transaction anew. */
type Run = Pick<MigrationContext, "connection" | "transaction">;

type Row = Record<string, unknown>;

/** Operations that change no rows, so that nothing is to be enforced. */
const WITHOUT_ROWS = [
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  CreateIndexOp,
  CreateTableOp,
  DropColumnOp,
  DropConstraintOp,
  DropIndexOp,
];

/** The run in whose transaction foreign keys can be switched off; nothing where that could be noticed. */
export function unenforceable(operations: OperationVerbs): Run | undefined {
  const context = operations.getContext() as Partial<Run>;
  const { connection, transaction } = context;
  const following = upcomingOperations();
  if (connection === undefined || transaction?.isOpen !== true) return;
  // What was said before is sent with the first read, and looked for then.
  if (transaction.uses.queries > 0 || following === undefined) return;
  return following.every(changesNoRows)
    ? { connection, transaction }
    : undefined;
}

/** Whether a transaction can be begun anew without losing anything. */
export function isUnchanged({ transaction }: Run): boolean {
  return transaction.uses.statements === 0;
}

/**
 * Begins the transaction anew with foreign keys that are not enforced until it
 * ends. A reference that leads nowhere at its end, and did not before, stops it.
 */
export async function switchOff(
  { connection, transaction }: Run,
  sql: WireRebuildSql,
): Promise<void> {
  if (connection === undefined) return;
  let before: readonly Row[] = [];
  await transaction.restartWithin({
    before: async () => {
      await connection.run([{ sql: sql.foreignKeysOff }]);
      before = await connection.query(sql.foreignKeyCheck);
    },
    check: async () => {
      refuseNew(before, await connection.query(sql.foreignKeyCheck));
    },
    after: async () => {
      await connection.run([{ sql: sql.foreignKeysOn }]);
    },
  });
}

function changesNoRows(operation: MigrateOperation): boolean {
  if (operation instanceof BatchOp) return operation.ops.every(isAlteration);
  return WITHOUT_ROWS.some((one) => operation instanceof one);
}

/** References are told apart by where they are and where they lead. */
function refuseNew(before: readonly Row[], after: readonly Row[]): void {
  const key = (row: Row) => JSON.stringify([row["table"], row["parent"]]);
  const known = groupBy(before, key);
  const found = [...groupBy(after, key)].find(([one, rows]) =>
    rows.length > (known.get(one)?.length ?? 0)
  );
  if (found === undefined) return;
  const [first] = found[1];
  throw new AthanorError(
    "FOREIGN_KEY_VIOLATED",
    `References from the table ${quoted(first?.["table"])} to ${
      quoted(first?.["parent"])
    } would lead nowhere`,
    {
      hint:
        "Keep the values that other tables refer to, or change these first.",
      details: { references: found[1].slice(0, 20) },
    },
  );
}
