import {
  AddConstraintOp,
  AlterColumnOp,
  CreateIndexOp,
  DropConstraintOp,
  DropIndexOp,
  DropTableOp,
  keyOfPlace,
  ModifyTableOps,
  placeOf,
  schemaOf,
} from "../../operations/mod.ts";
import type { MigrateOperation, UpgradeOps } from "../../operations/mod.ts";
import type { ReflectedTable } from "../../reflection/mod.ts";
import { tableKey } from "../../schema/mod.ts";
import type {
  Constraint,
  ForeignKeyConstraint,
  IndexColumn,
} from "../../schema/mod.ts";
import { referentKey } from "../../schema/table_order.ts";
import type { ComparisonContext } from "../comparison_context.ts";
import { FOLLOWS, ofKind } from "./compare_constraints.ts";

/**
 * Where foreign keys lean on indexes, an index that goes may hold one up, and so
 * may a column that gets another type: such a key is dropped before, and added
 * again after.
 *
 * Source: MySQL refuses to drop an index that a foreign key needs (error 1553),
 * and to change the type of a key's column (errors 1832, 1833), on either side
 * of the key. PostgreSQL refuses types that it cannot compare, of which a column
 * is until its other one has changed, too ("cannot be implemented").
 */
export function releaseForeignKeys(
  upgradeOps: UpgradeOps,
  context: ComparisonContext,
): void {
  if (!context.facts.altersConstraints) return;
  new Release(upgradeOps, context).run();
}

class Release {
  readonly #upgradeOps: UpgradeOps;
  readonly #tables: ReadonlyMap<string, ReflectedTable>;
  /** The keys that go, or were released already. */
  readonly #gone: Set<unknown>;
  readonly #leanOnIndexes: boolean;

  constructor(upgradeOps: UpgradeOps, { database, facts }: ComparisonContext) {
    this.#upgradeOps = upgradeOps;
    this.#leanOnIndexes = facts.foreignKeysMakeIndexes;
    this.#tables = database.tables;
    this.#gone = new Set(
      upgradeOps.ops.flatMap((one) =>
        one instanceof ModifyTableOps ? one.ops : [one]
      ).map((one) => one instanceof DropConstraintOp ? one.original : one),
    );
  }

  run(): void {
    for (const modify of [...this.#upgradeOps.ops]) {
      if (!(modify instanceof ModifyTableOps)) continue;
      const table = this.#tables.get(keyOfPlace(modify));
      if (table === undefined) continue;
      const change = this.#leanOnIndexes
        ? indexChange(table, modify)
        : NO_CHANGE;
      const retyped = retypedColumns(
        modify,
        this.#leanOnIndexes ? isRetyping : isConverting,
      );
      const isRetyped = (columns: readonly string[]) =>
        columns.some((one) => retyped.has(one));
      for (const key of ofKind(table, "foreignKey")) {
        if (isRetyped(key.columns) || isHeldUp(key.columns, change)) {
          this.#release(table, key);
        }
      }
      if (change.dropped.length === 0 && retyped.size === 0) continue;
      for (const other of this.#tables.values()) {
        for (const key of ofKind(other, "foreignKey")) {
          if (referentKey(key) !== keyOfPlace(modify)) continue;
          const columns = key.referentColumns;
          const isLoose = change.dropped.length > 0 &&
            isHeldUp(columns, change);
          if (isLoose || isRetyped(columns)) this.#release(other, key);
        }
      }
    }
  }

  #release(table: ReflectedTable, key: ForeignKeyConstraint): void {
    if (this.#gone.has(key)) return;
    this.#gone.add(key);
    const drop = this.#upgradeOps.ops.findIndex((one) =>
      one instanceof DropTableOp && keyOfPlace(one) === tableKey(table)
    );
    const place = placeOf(table);
    const ops: MigrateOperation[] = [
      DropConstraintOp.fromConstraint(key, place),
    ];
    if (drop >= 0) this.#dropWithout(drop, key);
    else ops.push(AddConstraintOp.fromConstraint(key, place));
    for (const one of ops) one.info[FOLLOWS] = true;
    this.#modifyOf(table).push(...ops);
  }

  /** The table comes back without the key, which comes back by itself. */
  #dropWithout(at: number, key: ForeignKeyConstraint): void {
    const drop = this.#upgradeOps.ops[at];
    if (!(drop instanceof DropTableOp) || drop.original === undefined) return;
    const original = drop.original.toTable();
    this.#upgradeOps.ops[at] = DropTableOp.fromTable({
      ...original,
      constraints: original.constraints.filter((one) =>
        one !== key && !(one.kind === "foreignKey" && one.name === key.name)
      ),
    });
  }

  #modifyOf(table: ReflectedTable): MigrateOperation[] {
    const found = this.#upgradeOps.ops.find((one) =>
      one instanceof ModifyTableOps && keyOfPlace(one) === tableKey(table)
    );
    if (found instanceof ModifyTableOps) return found.ops;
    const made = new ModifyTableOps(table.name, [], schemaOf(table));
    this.#upgradeOps.ops.push(made);
    return made.ops;
  }
}

/** The columns that get another type. */
function retypedColumns(
  { ops }: ModifyTableOps,
  isOne: (alter: AlterColumnOp) => boolean,
): ReadonlySet<string> {
  return new Set(
    ops.flatMap((one) =>
      one instanceof AlterColumnOp && isOne(one) ? [one.columnName] : []
    ),
  );
}

function isRetyping({ modify }: AlterColumnOp): boolean {
  return modify.type !== undefined;
}

/** Whether the old and the new type are so far apart that one does not convert by itself. */
function isConverting({ options, wayBack }: AlterColumnOp): boolean {
  return options["postgresqlUsing"] !== undefined || wayBack !== undefined;
}

type Columns = readonly IndexColumn[];

/** What happens to the indexes of a table: the columns of each. */
interface IndexChange {
  readonly dropped: readonly Columns[];
  readonly added: readonly Columns[];
  /** Those that people made and that stay. */
  readonly kept: readonly Columns[];
}

const NO_CHANGE: IndexChange = { dropped: [], added: [], kept: [] };

function indexChange(
  table: ReflectedTable,
  { ops }: ModifyTableOps,
): IndexChange {
  const dropped = ops.flatMap((one): Columns[] => {
    if (one instanceof DropIndexOp) {
      return one.original === undefined ? [] : [one.original.columns];
    }
    return one instanceof DropConstraintOp ? indexed(one.original) : [];
  });
  const all: Columns[] = [
    ...table.indexes.map(({ columns }) => columns),
    ...table.constraints.flatMap(indexed),
  ];
  return {
    dropped,
    added: ops.flatMap((one): Columns[] => {
      if (one instanceof CreateIndexOp) return [one.columns];
      return one instanceof AddConstraintOp ? indexed(one.constraint) : [];
    }),
    kept: all.filter((columns) => !dropped.includes(columns)),
  };
}

/** The columns of the index that enforces a constraint. */
function indexed(constraint: Constraint | undefined): Columns[] {
  const hasIndex = constraint?.kind === "unique" ||
    constraint?.kind === "primaryKey";
  return hasIndex ? [constraint.columns] : [];
}

/**
 * Whether a key needs an index that goes, now or on the way back: an index that
 * comes takes the place of the one that the key brought, which then is gone.
 */
function isHeldUp(
  columns: readonly string[],
  { dropped, added, kept }: IndexChange,
): boolean {
  return !leansOn(columns, kept) &&
    (leansOn(columns, dropped) || leansOn(columns, added));
}

/** Whether a key's columns are the first of an index's. */
export function leansOn(
  columns: readonly string[],
  indexes: readonly Columns[],
): boolean {
  return indexes.some((index) =>
    columns.every((column, at) => {
      const own = index[at];
      return typeof own === "object" && own.kind === "sortedColumn"
        ? own.column === column
        : own === column;
    })
  );
}
