import { checkName, invalid, quoted } from "./check.ts";
import { checkOptions } from "./options.ts";
import { checkNamingConvention } from "./naming_convention.ts";
import type { NamingConvention } from "./naming_convention.ts";
import { table, tableKey } from "./table.ts";
import type { Table, TableItem, TableOptions } from "./table.ts";

/** What may be said of a whole schema. */
export interface MetaDataOptions {
  /** Patterns that name constraints and indexes without a name. */
  readonly namingConvention?: NamingConvention;
  /** The schema of tables that name none. */
  readonly schema?: string;
}

/**
 * The tables that a database should have, with the convention that names their
 * constraints.
 *
 * @example A target for autogenerate
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const metadata = new sa.MetaData({
 *   namingConvention: { uq: "uq_%(table_name)s_%(column_0_name)s" },
 * });
 * metadata.table("region", [
 *   sa.column("id", sa.integer(), { primaryKey: true }),
 * ]);
 * assert(metadata.tables.has("region"));
 * ```
 */
export class MetaData {
  /** What tells it from other values, from any copy of this module. */
  readonly kind = "metadata";
  /** The patterns that name its constraints and indexes. */
  readonly namingConvention: NamingConvention | undefined;
  /** The schema of tables that name none. */
  readonly schema: string | undefined;
  readonly #tables = new Map<string, Table>();

  /**
   * A schema without tables.
   *
   * @throws {AthanorError} `OPERATION_INVALID` for an unknown option, key or token
   */
  constructor(options: MetaDataOptions = {}) {
    checkOptions(options, ["namingConvention", "schema"], "MetaData");
    this.namingConvention = options.namingConvention === undefined
      ? undefined
      : checkNamingConvention(options.namingConvention);
    this.schema = options.schema === undefined
      ? undefined
      : checkName(options.schema, "schema name");
  }

  /** The tables by `name` or `schema.name`, in the order said. */
  get tables(): ReadonlyMap<string, Table> {
    return this.#tables;
  }

  /**
   * The tables, each after those that its foreign keys refer to: first all that
   * refer to none, by name, then those that refer to these, and so on. `useAlter`
   * keys do not count.
   *
   * Source: the order of SQLAlchemy's `MetaData.sorted_tables`.
   */
  get sortedTables(): readonly Table[] {
    return sortTables([...this.#tables.values()]);
  }

  /**
   * Adds a table.
   *
   * @param name its name
   * @param items columns, constraints and indexes
   * @param options as of `sa.table`
   * @throws {AthanorError} `OPERATION_INVALID` when there is already such a table
   */
  table(
    name: string,
    items: readonly TableItem[],
    options: TableOptions = {},
  ): Table {
    const withSchema = this.schema === undefined
      ? options
      : { schema: this.schema, ...options };
    const added = table(name, items, withSchema);
    const key = tableKey(added);
    if (this.#tables.has(key)) {
      throw invalid(
        `The table ${quoted(key)} is already there`,
        "Give each table once.",
      );
    }
    this.#tables.set(key, added);
    return added;
  }
}

function sortTables(tables: readonly Table[]): readonly Table[] {
  const left = new Map(tables.map((one) => [tableKey(one), one]));
  const sorted: Table[] = [];
  while (left.size > 0) {
    const names = [...left.keys()].sort();
    const ready = names.filter((name) => !waits(name, left));
    // In a cycle every table waits; the first by name goes before its time.
    const next = ready.length > 0 ? ready : names.slice(0, 1);
    for (const name of next) {
      const one = left.get(name);
      if (one !== undefined) sorted.push(one);
      left.delete(name);
    }
  }
  return sorted;
}

/** Whether a table refers to another that is not in its place yet. */
function waits(name: string, left: ReadonlyMap<string, Table>): boolean {
  const one = left.get(name);
  return one !== undefined &&
    referredKeys(one).some((key) => key !== name && left.has(key));
}

function referredKeys(one: Table): readonly string[] {
  const keys = [
    ...one.constraints.filter((item) => item.kind === "foreignKey"),
    ...one.columns.flatMap((column) => column.foreignKeys),
  ];
  return keys
    .filter((key) => key.useAlter !== true)
    .map(({ referent: { schema, table: name } }) =>
      tableKey({ name, ...(schema === undefined ? {} : { schema }) })
    );
}
