import { MigrateOperation } from "../operations/mod.ts";
import type { LoweredOp, TablePlace } from "../operations/mod.ts";

/** Sets the highest key that an AUTOINCREMENT table has used, which a new table would forget. */
export class SetCounterOp extends MigrateOperation {
  constructor(
    readonly place: TablePlace,
    readonly value: number | bigint,
  ) {
    super();
  }
}

/** Lowers the setting of a counter: its row is replaced. */
export function lowerSetCounter(
  { place, value }: SetCounterOp,
): readonly LoweredOp[] {
  const { tableName, schema } = place;
  const table = { name: "sqlite_sequence", schema };
  return [
    {
      wire: {
        op: "delete",
        table,
        where: [{ column: "name", value: tableName }],
      },
    },
    {
      wire: {
        op: "insert",
        table,
        columns: [{ name: "name" }, { name: "seq" }],
        rows: [[tableName, { number: String(value) }]],
      },
    },
  ];
}
