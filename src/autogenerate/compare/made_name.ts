import { finalName } from "../../schema/mod.ts";
import type { Constraint } from "../../schema/mod.ts";
import { plainName } from "../sides/name_filter.ts";

const PREFIXES: Record<Constraint["kind"], string | undefined> = {
  // Every database finds the primary key of a table by itself.
  primaryKey: undefined,
  unique: "uq",
  foreignKey: "fk",
  check: "ck",
  exclude: "ex",
};

/**
 * A constraint with a name, made where it has none: what a database names by
 * itself, a downgrade could not drop.
 *
 * @param others all constraints that the table has or gets, which keep their names
 */
export function nameToDrop(
  constraint: Constraint,
  tableName: string,
  others: readonly Constraint[],
): Constraint {
  const prefix = PREFIXES[constraint.kind];
  if (constraint.name !== undefined || prefix === undefined) return constraint;
  const columns = "columns" in constraint ? constraint.columns : [];
  const base = [prefix, tableName, ...columns].join("_");
  const taken = new Set(others.map(({ name }) => plainName(name)));
  let name = base;
  for (let count = 1; taken.has(name); count++) name = `${base}_${count}`;
  return { ...constraint, name: finalName(name) };
}
