/**
 * Random schemas, and others that differ a little: the same seed gives the same.
 *
 * @module
 */
import type { DialectName } from "../../src/dialect_name.ts";
import { CHECKS, TYPES } from "./schema_plan.ts";
import type { ColumnPlan, SchemaPlan, TablePlan } from "./schema_plan.ts";

const TABLES = [
  "account",
  "region",
  "Audit Log",
  "order",
  "line_item",
  "team",
  "café",
  "tag",
  "item 2",
];
const COLUMNS = ["name", "Ref No", "total", "qty", "state", "note", "email"];
const RULES = [undefined, "CASCADE", "SET NULL", "RESTRICT"];

/** A small generator of pseudo-random numbers (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number below a limit. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor(((t ^ (t >>> 14)) >>> 0) / 4294967296 * limit);
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One of a list. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

/** Makes plans of schemas for one dialect. */
export class SchemaMaker {
  readonly #random: Random;
  readonly #types: readonly number[];
  readonly #comments: boolean;
  readonly #dialectName: DialectName;
  /** The tables that are or were: none comes again as another. */
  readonly #used = new Set<string>();
  #count = 0;

  constructor(dialectName: DialectName, random: Random) {
    this.#random = random;
    this.#types = TYPES.flatMap(({ only }, at) =>
      only === undefined || only.includes(dialectName) ? [at] : []
    );
    this.#dialectName = dialectName;
    this.#comments = dialectName !== "sqlite";
  }

  /** A schema of one to four tables. */
  schema(): SchemaPlan {
    const tables: TablePlan[] = [];
    const count = 1 + this.#random.below(4);
    while (tables.length < count) this.#addTable(tables);
    return tables;
  }

  /** Another schema, a few changes away. */
  changed(plan: SchemaPlan): SchemaPlan {
    const tables = structuredClone(plan) as TablePlan[];
    const changes = 1 + this.#random.below(5);
    for (let i = 0; i < changes; i++) this.#change(tables);
    return tables;
  }

  #change(tables: TablePlan[]): void {
    const random = this.#random;
    const what = random.below(14);
    if (what === 0 || tables.length === 0) return this.#addTable(tables);
    const table = random.pick(tables);
    const column = random.pick(table.columns);
    switch (what) {
      case 1:
        if (tables.length > 1) removeTable(tables, table.name);
        return;
      case 2:
        table.columns.push(this.#column(table));
        return;
      case 3:
        if (table.columns.length > 2 && !table.key.includes(column.name)) {
          removeColumn(tables, table, column.name);
        }
        return;
      case 4:
        return this.#changeType(table, column);
      case 5:
        if (isFree(table, column)) column.nullable = !column.nullable;
        return;
      case 6:
        column.default = this.#default(table, column);
        return;
      case 7:
        if (this.#comments) {
          column.comment = random.pick([undefined, "one", "it's"]);
        }
        return;
      case 8:
        if (this.#comments) {
          table.comment = random.pick([undefined, "a table", "b"]);
        }
        return;
      case 9:
        if (random.once(2)) table.indexes.splice(0, 1);
        else this.#addIndex(table);
        return;
      case 10:
        if (random.once(2)) table.uniques.splice(0, 1);
        else this.#addUnique(table);
        return;
      case 11:
        if (random.once(2)) table.foreignKeys.splice(0, 1);
        else this.#addForeignKey(tables, table);
        return;
      case 12:
        if (random.once(2)) table.checks.splice(0, 1);
        else this.#addCheck(table);
        return;
      default: {
        const index = table.indexes[0];
        if (index !== undefined) index.unique = !index.unique;
        const key = table.foreignKeys[0];
        if (key !== undefined) key.rule = random.pick(RULES);
      }
    }
  }

  #addTable(tables: TablePlan[]): void {
    const free = TABLES.filter((name) => !this.#used.has(name));
    if (free.length === 0) return;
    const random = this.#random;
    const name = random.pick(free);
    this.#used.add(name);
    const table: TablePlan = {
      name,
      columns: [{
        name: "id",
        type: 0,
        nullable: false,
        default: -1,
        comment: undefined,
      }],
      uniques: [],
      indexes: [],
      checks: [],
      foreignKeys: [],
      key: ["id"],
      used: [],
      comment: this.#comments && random.once(4) ? "about it" : undefined,
    };
    const columns = 2 + random.below(4);
    for (let i = 0; i < columns; i++) table.columns.push(this.#column(table));
    tables.push(table);
    if (random.once(2)) this.#addIndex(table);
    if (random.once(3)) this.#addUnique(table);
    if (random.once(3)) this.#addCheck(table);
    if (random.once(2)) this.#addForeignKey(tables, table);
    if (random.once(6)) this.#addForeignKey(tables, random.pick(tables));
  }

  #column(table: TablePlan): ColumnPlan {
    const random = this.#random;
    const free = COLUMNS.filter((name) => !table.used.includes(name));
    const column: ColumnPlan = {
      name: free.length === 0 ? `c${this.#count++}` : random.pick(free),
      type: random.pick(this.#types),
      nullable: random.once(2),
      default: -1,
      comment: this.#comments && random.once(8) ? "noted" : undefined,
    };
    if (random.once(3)) column.default = this.#default(table, column);
    table.used.push(column.name);
    return column;
  }

  #default(table: TablePlan, { name, type }: ColumnPlan): number {
    const isReferring = table.foreignKeys.some((one) => one.column === name);
    if (table.key.includes(name) || isReferring) return -1;
    return this.#random.below((TYPES[type]?.defaults.length ?? 0) + 1) - 1;
  }

  #changeType(table: TablePlan, column: ColumnPlan): void {
    const isBound = table.key.includes(column.name) ||
      table.foreignKeys.some((one) => one.column === column.name) ||
      table.checks.some((one) => one.column === column.name);
    const convertsAll = this.#dialectName === "postgresql";
    if (isBound || (column.default >= 0 && !convertsAll)) return;
    const family = TYPES[column.type]?.family;
    if (family === undefined || (family === "other" && !convertsAll)) return;
    const others = this.#types.filter((at) =>
      convertsAll || TYPES[at]?.family === family
    );
    const type = this.#random.pick(others);
    const isIndexed = [...table.indexes, ...table.uniques]
      .some(({ columns }) => columns.includes(column.name));
    if (isIndexed && !isIndexable(type)) return;
    column.type = type;
    if (column.default >= 0) column.default = this.#default(table, column);
  }

  #keyColumns(table: TablePlan): string[] {
    const fit = table.columns.filter(({ type }) => isIndexable(type))
      .map(({ name }) => name);
    const first = this.#random.pick(fit);
    const second = this.#random.pick(fit);
    return this.#random.once(3) && second !== first ? [first, second] : [first];
  }

  #addIndex(table: TablePlan): void {
    table.indexes.push({
      name: `ix_${table.name.toLowerCase().replace(" ", "_")}_${this.#count++}`,
      columns: this.#keyColumns(table),
      unique: this.#random.once(4),
      kind: this.#random.below(4),
    });
  }

  #addUnique(table: TablePlan): void {
    const columns = this.#keyColumns(table);
    const isThere = [...table.uniques, ...table.indexes, { columns: table.key }]
      .some((one) =>
        one.columns.toSorted().join() === columns.toSorted().join()
      );
    if (isThere) return;
    const name = `uq_${table.name.toLowerCase().replace(" ", "_")}_${this
      .#count++}`;
    table.uniques.push({
      name: this.#random.once(3) ? undefined : name,
      columns,
    });
  }

  #addCheck(table: TablePlan): void {
    const numbers = table.columns.filter(({ name, type }) =>
      TYPES[type]?.family === "number" && name !== "id" &&
      table.foreignKeys.every((key) => key.column !== name)
    );
    if (numbers.length === 0) return;
    const column = this.#random.pick(numbers).name;
    const kind = this.#random.below(CHECKS.length);
    if (
      table.checks.some((one) => one.column === column && one.kind === kind)
    ) {
      return;
    }
    const name = `ck_${table.name.toLowerCase().replace(" ", "_")}_${this
      .#count++}`;
    table.checks.push({
      name: this.#random.once(3) ? undefined : name,
      column,
      kind,
    });
  }

  #addForeignKey(tables: readonly TablePlan[], table: TablePlan): void {
    const referent = this.#random.pick(tables);
    const column = `${referent.name.toLowerCase().replace(" ", "_")}_id`;
    if (table.used.includes(column)) return;
    table.used.push(column);
    table.columns.push({
      name: column,
      type: 0,
      nullable: true,
      default: -1,
      comment: undefined,
    });
    table.foreignKeys.push({
      name: this.#random.once(3)
        ? undefined
        : `fk_${table.name.toLowerCase().replace(" ", "_")}_${column}`,
      column,
      table: referent.name,
      rule: this.#random.pick(RULES),
      isDeferred: this.#random.once(5),
    });
  }
}

/** Whether no key depends on whether a column takes NULL. */
function isFree(table: TablePlan, { name }: ColumnPlan): boolean {
  return !table.key.includes(name) &&
    table.foreignKeys.every(({ column }) => column !== name);
}

function isIndexable(type: number): boolean {
  const choice = TYPES[type];
  return choice !== undefined && choice.family !== "other" &&
    choice.make().name !== "text";
}

function removeTable(tables: TablePlan[], name: string): void {
  tables.splice(tables.findIndex((one) => one.name === name), 1);
  for (const table of tables) {
    table.foreignKeys = table.foreignKeys.filter((one) => one.table !== name);
  }
}

function removeColumn(
  tables: readonly TablePlan[],
  table: TablePlan,
  name: string,
): void {
  const without = <T extends { readonly columns: readonly string[] }>(
    list: readonly T[],
  ) => list.filter(({ columns }) => !columns.includes(name));
  table.columns = table.columns.filter((one) => one.name !== name);
  table.indexes = without(table.indexes);
  table.uniques = without(table.uniques);
  table.checks = table.checks.filter((one) => one.column !== name);
  table.foreignKeys = table.foreignKeys.filter((one) => one.column !== name);
  if (name !== "id") return;
  for (const one of tables) {
    one.foreignKeys = one.foreignKeys.filter((key) => key.table !== table.name);
  }
}
