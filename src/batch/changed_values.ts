/**
 * Values that a new type would change on their way to the new table.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";
import { render } from "../kernel/mod.ts";
import type { WireOp } from "../kernel/wire.ts";
import {
  AlterColumnOp,
  CopyRowsOp,
  operationRegistry,
  placeOf,
} from "../operations/mod.ts";
import type { MigrateOperation, OperationVerbs } from "../operations/mod.ts";
import { blamePart } from "../runtime/mod.ts";
import { quoted } from "../schema/check.ts";
import type { Table } from "../schema/mod.ts";
import { sameName } from "../reflection/sqlite_fold.ts";
import type { RebuildPlan } from "./rebuild_plan.ts";

/** The most characters of a value that the query gives. */
const MOST = 80;

/**
 * Refuses a plan whose casts would make another value of one: 0 of a text that
 * is no number, 12 of 12.5. Nothing has run by then.
 *
 * @param alterations what the plan was made from
 * @throws {AthanorError} `VALUES_CHANGED` naming the column, how many rows, and the first value
 */
export async function refuseChangedValues(
  operations: OperationVerbs,
  plan: RebuildPlan,
  alterations: readonly MigrateOperation[],
): Promise<void> {
  const dialect = operations.getContext().dialectName;
  for (const { table, column } of retyped(operations, plan)) {
    const op: WireOp = { op: "changedValues", table, column };
    const [statement] = render({ dialect, ops: [op] });
    if (statement === undefined) continue;
    const [row] = await operations.query(statement.sql);
    if (row === undefined) continue;
    const error = valuesChanged(plan.before, column.source, {
      rows: Number(row["count"]),
      value: shown(row["value"]),
      changed: shown(row["changed"]),
    });
    const part = alterations.find((one) => retypes(one, column.source));
    if (part !== undefined) blamePart(error, part);
    throw error;
  }
}

function retypes(operation: MigrateOperation, column: string): boolean {
  return operation instanceof AlterColumnOp &&
    operation.modify.type !== undefined &&
    sameName(operation.columnName, column);
}

/** The columns whose types change, as the copy of the rows takes them. */
function retyped(operations: OperationVerbs, { before, copied }: RebuildPlan) {
  const { dialectName, namingConvention } = operations.getContext();
  const place = placeOf(before);
  const copy = new CopyRowsOp(place, place, copied);
  const lowered = operationRegistry.loweringOf(copy)(copy, {
    dialectName,
    namingConvention,
    isOffline: false,
  });
  return lowered.flatMap(({ wire }) =>
    wire.op === "copyRows"
      ? wire.columns.filter(({ type }) => type !== undefined)
        .map((column) => ({ table: wire.from, column }))
      : []
  );
}

function valuesChanged(
  { name }: Table,
  column: string,
  found: {
    readonly rows: number;
    readonly value: string;
    readonly changed: string;
  },
): AthanorError {
  const { rows, value, changed } = found;
  return new AthanorError(
    "VALUES_CHANGED",
    `The new type of the column ${quoted(column)} of the table ${
      quoted(name)
    } would change ${
      rows === 1
        ? `the value of 1 row: ${value} would become ${changed}`
        : `the values of ${rows} rows: the first, ${value}, would become ${changed}`
    }`,
    {
      hint:
        'Say what becomes of them before it, with op.execute("UPDATE …"); a CAST in that is the database\'s own conversion.',
      details: { table: name, column, ...found },
    },
  );
}

function shown(value: unknown): string {
  const text = String(value);
  return text.length < MOST ? text : `${text}…`;
}
