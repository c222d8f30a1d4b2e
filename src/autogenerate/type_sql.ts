import { render } from "../kernel/mod.ts";
import { lowerTable } from "../operations/mod.ts";
import type { MigrationContext } from "../runtime/mod.ts";
import { sa } from "../schema/mod.ts";
import type { ColumnType } from "../schema/mod.ts";

const ALTER = "ALTER TABLE t ALTER COLUMN ";

/** A column and a type as they are written in SQL. */
export interface ColumnSql {
  readonly column: string;
  readonly type: string;
}

/**
 * A column's name, quoted where it must be, and a type, as SQL that alters the
 * column has them (PostgreSQL); nothing for a type that cannot be altered to.
 */
export function columnSql(
  column: string,
  type: ColumnType,
  context: MigrationContext,
): ColumnSql | undefined {
  const plain = altered("c", type, context);
  const whole = altered(column, type, context);
  const before = `${ALTER}c TYPE `;
  if (plain?.startsWith(before) !== true || whole === undefined) {
    return undefined;
  }
  const text = plain.slice(before.length);
  const end = -` TYPE ${text}`.length;
  return { column: whole.slice(ALTER.length, end), type: text };
}

function altered(
  column: string,
  type: ColumnType,
  { dialectName, connection }: MigrationContext,
): string | undefined {
  const { columns: [wire] } = lowerTable(
    sa.table("t", [sa.column(column, type)]),
    { dialectName, namingConvention: undefined },
  );
  if (wire?.type === undefined) return undefined;
  const [statement] = render({
    dialect: dialectName,
    ...(connection === undefined
      ? {}
      : { serverVersion: connection.serverVersion }),
    ops: [{
      op: "alterColumn",
      table: { name: "t" },
      column,
      type: wire.type,
    }],
  });
  return statement?.sql;
}
