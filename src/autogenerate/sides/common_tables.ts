import type { ReflectedTable } from "../../reflection/mod.ts";
import type { Table } from "../../schema/mod.ts";
import type { DatabaseSide } from "./database_side.ts";
import type { TargetSide } from "./target_side.ts";

/** A table that both sides have. */
export type CommonTable = readonly [database: ReflectedTable, target: Table];

/** The tables that both sides have, in the target's order. */
export function commonTables(
  database: DatabaseSide,
  target: TargetSide,
): readonly CommonTable[] {
  return [...target.tables].flatMap(([key, ours]) => {
    const theirs = database.tables.get(key);
    return theirs === undefined ? [] : [[theirs, ours] as const];
  });
}
