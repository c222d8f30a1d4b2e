import {
  AlterEnumOp,
  DropConstraintOp,
  DropIndexOp,
  keyOfPlace,
  ModifyTableOps,
  placeOf,
  schemaOf,
} from "../../operations/mod.ts";
import type { MigrateOperation, UpgradeOps } from "../../operations/mod.ts";
import { isSqlText, tableKey } from "../../schema/mod.ts";
import type {
  CheckConstraint,
  ExcludeConstraint,
  Index,
  Table,
} from "../../schema/mod.ts";
import type { ComparisonContext } from "../comparison_context.ts";
import { plainName } from "../sides/name_filter.ts";
import { ofKind } from "./compare_constraints.ts";
import { OneWayOps } from "./one_way_ops.ts";

/**
 * An enum type that is made anew takes its columns along, but not the
 * conditions that name them: their values are still of the old type, which
 * nothing compares with the new one. Such indexes, CHECKs and EXCLUDEs go before
 * and come back after, in the direction in which the type is made anew.
 */
export function releaseEnums(
  upgradeOps: UpgradeOps,
  { facts, database }: ComparisonContext,
): void {
  if (!facts.enumTypes) return;
  upgradeOps.ops = upgradeOps.ops.flatMap((one, _, all) =>
    one instanceof AlterEnumOp
      ? released(one, dependentsOf(one, database.tables), all)
      : [one]
  );
}

/** A condition on columns of an enum, with its table. */
interface Dependent {
  readonly table: Table;
  readonly part: Index | CheckConstraint | ExcludeConstraint;
}

function released(
  alter: AlterEnumOp,
  dependents: readonly Dependent[],
  all: readonly MigrateOperation[],
): readonly MigrateOperation[] {
  const isForth = !alter.onlyAdds;
  const isBack = !alter.reverse().onlyAdds;
  if (!isForth && !isBack) return [alter];
  const before: MigrateOperation[] = [];
  const after: MigrateOperation[] = [];
  for (const dependent of dependents) {
    const { table, part } = dependent;
    const place = schemaOf(table);
    const known = takeDrop(dependent, all);
    if (known !== undefined) {
      before.push(new ModifyTableOps(table.name, [known], place));
      continue;
    }
    const [drop, create] = [dropOf(part, table), dropOf(part, table).reverse()];
    const [there, again] = [
      { forth: isForth ? [drop] : [], back: isBack ? [create] : [] },
      { forth: isForth ? [create] : [], back: isBack ? [drop] : [] },
    ];
    before.push(new OneWayOps(table.name, there, place));
    after.unshift(new OneWayOps(table.name, again, place));
  }
  return [...before, alter, ...after];
}

/** Takes the operation that drops a part out of those that come later. */
function takeDrop(
  { table, part }: Dependent,
  all: readonly MigrateOperation[],
): MigrateOperation | undefined {
  const drops = (one: MigrateOperation) =>
    one instanceof DropIndexOp
      ? part.kind === "index" &&
        plainName(one.indexName) === plainName(part.name)
      : one instanceof DropConstraintOp && one.original === part;
  for (const modify of all) {
    if (!(modify instanceof ModifyTableOps)) continue;
    if (keyOfPlace(modify) !== tableKey(table)) continue;
    const drop = modify.ops.find(drops);
    if (drop === undefined) continue;
    modify.ops = modify.ops.filter((one) => one !== drop);
    return drop;
  }
  return undefined;
}

function dropOf(
  part: Dependent["part"],
  table: Table,
): DropIndexOp | DropConstraintOp {
  return part.kind === "index"
    ? DropIndexOp.fromIndex(part, placeOf(table))
    : DropConstraintOp.fromConstraint(part, placeOf(table));
}

function dependentsOf(
  { columns }: AlterEnumOp,
  tables: ReadonlyMap<string, Table>,
): readonly Dependent[] {
  return [...tables].flatMap(([key, table]) => {
    const own = columns.filter(({ table: name, schema }) =>
      tableKey({ name, schema }) === key
    );
    const namesOne = (text: string) =>
      own.some(({ column }) => names(text, column));
    return partsOf(table).filter((part) => namesOne(conditionOf(part)))
      .map((part) => ({ table, part }));
  });
}

function partsOf(table: Table): readonly Dependent["part"][] {
  return [
    ...table.indexes,
    ...ofKind(table, "check"),
    ...ofKind(table, "exclude"),
  ];
}

/** All of a part that is written as an expression. */
function conditionOf(part: Dependent["part"]): string {
  if (part.kind === "check") return part.sql;
  // A column alone comes along with its type.
  const elements = part.kind === "index"
    ? [...part.columns.filter(isSqlText), part.options["postgresqlWhere"]]
    : [...part.elements.map(({ sql }) => sql), part.where];
  return elements.map((one) =>
    isSqlText(one) ? one.sql : typeof one === "string" ? one : ""
  ).join(" ");
}

/** Whether an expression of PostgreSQL's own writing names a column. */
function names(text: string, column: string): boolean {
  const quoted = `"${column.replaceAll('"', '""')}"`;
  return text.includes(quoted) ||
    text.split(/[^\p{L}\p{N}_$]+/u).includes(column);
}
