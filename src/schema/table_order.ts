import type { ForeignKeyConstraint } from "./foreign_key.ts";
import { tableKey } from "./table.ts";
import type { Table } from "./table.ts";
import { constraintsOf } from "./table_parts.ts";

/** A table in its turn. */
export interface OrderedTable {
  readonly table: Table;
  /** The foreign keys that refer to a table whose turn comes later: those of cycles, and `useAlter` ones. */
  readonly late: readonly ForeignKeyConstraint[];
}

/**
 * Puts tables after those that their foreign keys refer to: first all that
 * refer to none, by name, then those that refer to these, and so on. A cycle is
 * cut at the table of it whose name comes first.
 *
 * Source: the order of SQLAlchemy's `MetaData.sorted_tables`.
 */
export function orderTables(tables: Iterable<Table>): readonly OrderedTable[] {
  return new Ordering(tables).run();
}

function foreignKeysOf(table: Table): readonly ForeignKeyConstraint[] {
  return constraintsOf(table).filter((one) => one.kind === "foreignKey");
}

/** The key of the table that a foreign key refers to. */
export function referentKey(
  { referent: { schema, table: name } }: ForeignKeyConstraint,
): string {
  return tableKey({ name, schema });
}

class Ordering {
  /** The tables that are not in their place yet, by key. */
  readonly #left: Map<string, Table>;
  /** What each of them waits for. */
  readonly #waitsFor = new Map<string, Set<string>>();
  readonly #waiting = new Map<string, string[]>();
  readonly #ordered: OrderedTable[] = [];

  constructor(tables: Iterable<Table>) {
    this.#left = new Map(
      [...tables].map((one) => [tableKey(one), one] as const),
    );
    for (const [key, one] of this.#left) {
      const referred = foreignKeysOf(one)
        .filter(({ useAlter }) => useAlter !== true)
        .map(referentKey)
        .filter((other) => other !== key && this.#left.has(other));
      this.#waitsFor.set(key, new Set(referred));
      for (const other of new Set(referred)) {
        this.#waiting.set(other, [...this.#waiting.get(other) ?? [], key]);
      }
    }
  }

  run(): readonly OrderedTable[] {
    let ready = [...this.#left.keys()]
      .filter((key) => this.#waitsFor.get(key)?.size === 0);
    while (this.#left.size > 0) {
      if (ready.length === 0) ready = [this.#cut()];
      const next: string[] = [];
      for (const key of ready.sort()) next.push(...this.#place(key));
      ready = next;
    }
    return this.#ordered;
  }

  /** Puts a table in its place, and tells which others now wait for nothing. */
  #place(key: string): readonly string[] {
    const table = this.#left.get(key);
    if (table === undefined) return [];
    this.#left.delete(key);
    const late = foreignKeysOf(table)
      .filter((one) => this.#left.has(referentKey(one)));
    this.#ordered.push({ table, late });
    return (this.#waiting.get(key) ?? []).filter((other) => {
      const waitsFor = this.#waitsFor.get(other);
      return waitsFor?.delete(key) === true && waitsFor.size === 0 &&
        this.#left.has(other);
    });
  }

  /** The first table by name of a cycle: from any table, what it waits for leads into one. */
  #cut(): string {
    const seen: string[] = [];
    let key = [...this.#left.keys()].sort()[0] ?? "";
    while (!seen.includes(key)) {
      seen.push(key);
      const waitsFor = this.#waitsFor.get(key) ?? [];
      key = [...waitsFor].sort()[0] ?? key;
    }
    return seen.slice(seen.indexOf(key)).sort()[0] ?? key;
  }
}
