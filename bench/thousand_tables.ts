/**
 * The schema that reflection and comparison are measured on: tables of 12
 * columns, 2 indexes and 1 foreign key.
 *
 * @module
 */
import { type MetaData, sa, type TableItem } from "../src/schema/mod.ts";

/** The columns, indexes and keys of one table. */
export function tableItems(at: number): readonly TableItem[] {
  const name = tableName(at);
  return [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("a", sa.integer(), { nullable: false }),
    sa.column("b", sa.bigInteger(), { serverDefault: "0" }),
    sa.column("c", sa.string(50), { serverDefault: "x" }),
    sa.column("d", sa.text()),
    sa.column("e", sa.numeric(10, 2)),
    sa.column("f", sa.boolean(), { nullable: false }),
    sa.column("g", sa.dateTime(), {
      serverDefault: sa.text("CURRENT_TIMESTAMP"),
    }),
    sa.column("h", sa.json()),
    sa.column("k", sa.date()),
    sa.column("parent_id", sa.integer(), {
      foreignKey: sa.foreignKey(`${tableName(Math.max(at - 1, 0))}.id`, {
        name: `fk_${name}`,
      }),
    }),
    sa.column("l", sa.double()),
    sa.index(`${name}_a`, ["a"]),
    sa.index(`${name}_b`, ["b", "c"]),
  ];
}

/** A name whose texts sort as the numbers do. */
export function tableName(at: number): string {
  return `t${String(at).padStart(5, "0")}`;
}

/** The first tables, as a target of comparison. */
export function tablesOf(count: number): MetaData {
  const metadata = new sa.MetaData();
  for (let at = 0; at < count; at++) {
    metadata.table(tableName(at), tableItems(at));
  }
  return metadata;
}
