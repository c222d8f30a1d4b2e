import { nearest } from "../util/nearest.ts";
import { checkFlag, checkName, invalid, quoted } from "./check.ts";
import { expandTable } from "./expand_table.ts";
import { atHome } from "./home_table.ts";
import { checkOptions } from "./options.ts";
import { checkNamingConvention } from "./naming_convention.ts";
import type { NamingConvention } from "./naming_convention.ts";
import { table, tableKey } from "./table.ts";
import type { Table, TableItem, TableOptions } from "./table.ts";
import { orderTables } from "./table_order.ts";
import { workOnSchema } from "./whole_schema.ts";
import type {
  SchemaPlace,
  SchemaWork,
  WholeSchemaOptions,
} from "./whole_schema.ts";

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
    return orderTables(this.#tables.values()).map(({ table }) => table);
  }

  /**
   * Creates the tables, each after those that its foreign keys refer to, with
   * their indexes and comments, and on PostgreSQL their enum types. Where keys go
   * round in a circle, they are added at the end. In a database of its own it is
   * one transaction, where the database can; schemas must be there.
   *
   * @param place the database: a URL, a `Config`, an open client or connection;
   *   or `op` in a migration, where the tables are created in their turn and
   *   awaiting is not needed
   * @param options `checkFirst`, `tables`
   * @throws {AthanorError} `OPERATION_INVALID` for a table that is not here,
   * `CONNECT_FAILED`, and what the database refuses
   *
   * Source: SQLAlchemy's `MetaData.create_all()`.
   *
   * @example
   * ```ts
   * import assert from "node:assert/strict";
   * import { DatabaseSync } from "node:sqlite";
   * import { sa } from "athanor";
   *
   * const metadata = new sa.MetaData();
   * metadata.table("city", [
   *   sa.column("id", sa.integer(), { primaryKey: true }),
   *   sa.column("region_id", sa.integer(), { foreignKey: "region.id" }),
   * ]);
   * metadata.table("region", [
   *   sa.column("id", sa.integer(), { primaryKey: true }),
   * ]);
   *
   * using database = new DatabaseSync(":memory:");
   * await metadata.createAll(database);
   * const names = database.prepare("SELECT name FROM sqlite_schema").all();
   * assert.deepEqual(names.map(({ name }) => name), ["region", "city"]);
   * ```
   */
  createAll(
    place: SchemaPlace,
    options: WholeSchemaOptions = {},
  ): PromiseLike<void> {
    return this.#work("create", place, options);
  }

  /**
   * Drops the tables, each before those that its foreign keys refer to, then
   * their enum types. Foreign keys that go round in a circle are dropped first.
   *
   * @param place as of {@linkcode MetaData.createAll}
   * @param options `checkFirst`, `tables`
   * @throws {AthanorError} as {@linkcode MetaData.createAll}
   */
  dropAll(
    place: SchemaPlace,
    options: WholeSchemaOptions = {},
  ): PromiseLike<void> {
    return this.#work("drop", place, options);
  }

  #work(
    verb: SchemaWork["verb"],
    place: SchemaPlace,
    options: WholeSchemaOptions,
  ): PromiseLike<void> {
    checkOptions(options, ["checkFirst", "tables"], `${verb}All`);
    const checkFirst = checkFlag(options.checkFirst, "option checkFirst");
    const tables = this.#chosen(options.tables).map((one) =>
      expandTable(atHome(one, this, null), this.namingConvention)
    );
    return workOnSchema(
      { verb, tables, checkFirst: checkFirst ?? true },
      place,
    );
  }

  #chosen(names: readonly string[] | undefined): readonly Table[] {
    return names?.map((name) => {
      const found = this.#tables.get(name);
      if (found !== undefined) return found;
      const near = nearest(name, [...this.#tables.keys()]);
      throw invalid(
        `The metadata has no table ${quoted(name)}`,
        near === undefined
          ? "Add it with metadata.table(name, [sa.column(…), …])."
          : `Did you mean ${quoted(near)}?`,
      );
    }) ?? [...this.#tables.values()];
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
