import {
  AddColumnOp,
  AlterColumnOp,
  type MigrateOperation,
  OpContainer,
} from "../operations/mod.ts";

/**
 * Has the file say what a NOT NULL means to the rows that are there: of a new
 * column without a default, and of an old one where NULL was allowed.
 *
 * @param operations an upgrade or a downgrade
 * @param zeroFills whether the database fills a new column by itself
 */
export function remarkNotNull(
  operations: OpContainer,
  { zeroFills }: { readonly zeroFills: boolean },
): void {
  for (const operation of operations.ops) {
    if (operation instanceof OpContainer) {
      remarkNotNull(operation, { zeroFills });
    } else if (isUnfilled(operation)) {
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

function isUnfilled(operation: MigrateOperation): boolean {
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
