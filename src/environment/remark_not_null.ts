import type { WireDialectFacts } from "../kernel/wire.ts";
import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  BatchOp,
  type MigrateOperation,
  OpContainer,
} from "../operations/mod.ts";

/**
 * Has the file say what a NOT NULL means to the rows that are there: of a new
 * column without a default, and of an old one where NULL was allowed.
 *
 * @param operations an upgrade or a downgrade
 * @param facts whether the database fills a new column by itself, and whether
 * it makes tables anew
 */
export function remarkNotNull(
  operations: OpContainer,
  facts: Pick<WireDialectFacts, "zeroFills" | "rebuild">,
): void {
  const { zeroFills } = facts;
  for (const operation of operations.ops) {
    if (operation instanceof OpContainer) {
      remarkNotNull(operation, facts);
    } else if (isUnfilled(operation)) {
      const isNumbered = facts.rebuild !== null &&
        numbersRows(operation, operations);
      if (isNumbered) continue;
      remark(operation, `${zeroFills ? ZERO_FILLED : FAILS} ${WAY_OUT}`);
    } else if (isForbidden(operation)) remark(operation, FORBIDDEN);
  }
}

const FAILS = "Fails while the table has rows, which have no value for it:";
const ZERO_FILLED =
  "Rows that are there get 0, an empty text, a zero date or the like, or it fails:";
const WAY_OUT =
  "give the column a serverDefault, or add it with nullable: true, fill it in, and then set nullable: false with op.alterColumn.";
const FORBIDDEN =
  "Fails while a row has NULL here: give such rows a value first, with op.execute.";

/** Whether a batch makes a new column the integer key of the table (SQLite), which is the row's number. */
function numbersRows(
  { column }: AddColumnOp,
  operations: OpContainer,
): boolean {
  return operations instanceof BatchOp &&
    column.type?.name.toLowerCase() === "integer" &&
    operations.ops.some((one) =>
      one instanceof AddConstraintOp && one.constraint.kind === "primaryKey" &&
      one.constraint.columns.join("\0") === column.name
    );
}

function isUnfilled(operation: MigrateOperation): operation is AddColumnOp {
  if (!(operation instanceof AddColumnOp)) return false;
  const { nullable, serverDefault, autoincrement } = operation.column;
  return nullable === false && serverDefault === undefined &&
    autoincrement !== true;
}

function isForbidden(operation: MigrateOperation): boolean {
  if (!(operation instanceof AlterColumnOp)) return false;
  const { modify, existing } = operation;
  return modify.nullable === false && existing.nullable !== false;
}

/** Adds to what is said of an operation already. */
function remark({ info }: MigrateOperation, text: string): void {
  const said = info["comment"];
  info["comment"] = typeof said === "string" ? `${said}\n${text}` : text;
}
