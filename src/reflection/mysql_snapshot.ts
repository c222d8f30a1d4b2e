import type { Constraint } from "../schema/constraint.ts";
import { groupBy } from "../util/group_by.ts";
import type { ReflectedTable, SchemaSnapshot, Sequence } from "./inspector.ts";
import type {
  CheckRow,
  ColumnRow,
  MysqlCatalog,
  TableRow,
} from "./mysql_catalog.ts";
import {
  type ColumnContext,
  missingOfColumn,
  readColumn,
  typeText,
} from "./mysql_columns.ts";
import {
  isJsonCheck,
  readCheck,
  readForeignKeys,
} from "./mysql_constraints.ts";
import {
  keyOptions,
  missingOfIndex,
  primaryColumns,
  readIndexes,
} from "./mysql_indexes.ts";
import { type Place, readTrigger, readView } from "./mysql_objects.ts";
import { missingOfTable, tableOptions } from "./mysql_tables.ts";
import { readTypes } from "./read_types.ts";

/** What a snapshot is made with beside the catalog. */
export interface SnapshotContext {
  readonly isMariadb: boolean;
  readonly schema: string;
  readonly defaultSchema: string | null;
  readonly sequences: readonly Sequence[];
  readonly include: (tableName: string) => boolean;
}

/** Puts the rows of a schema together. */
export function readSnapshot(
  catalog: MysqlCatalog,
  context: SnapshotContext,
): SchemaSnapshot {
  const { schema, defaultSchema, sequences, include } = context;
  const place: Place = schema === defaultSchema ? {} : { schema };
  const reader = new TableReader(catalog, place, context);
  return {
    schema: place.schema ?? null,
    tables: catalog.tables
      .filter(({ type, name }) => type !== "SEQUENCE" && include(name))
      .toSorted(byName).map((row) => reader.table(row)),
    views: catalog.views.toSorted(byName)
      .map((row) => readView(row, place, defaultSchema)),
    sequences: sequences.toSorted(byName),
    enums: [],
  };
}

/** The rows of a schema by the table that they belong to. */
class TableReader {
  readonly #place: Place;
  readonly #context: SnapshotContext;
  readonly #types: ReturnType<typeof readTypes>;
  readonly #columns: Map<string, ColumnRow[]>;
  readonly #checks: Map<string | null, CheckRow[]>;
  readonly #collations: Map<string, string | null>;
  readonly #unenforced: ReadonlySet<string>;
  readonly #rows: {
    readonly [
      K in
        | "statistics"
        | "keyColumns"
        | "references"
        | "triggers"
        | "partitions"
    ]: Map<string, MysqlCatalog[K][number][]>;
  };

  constructor(catalog: MysqlCatalog, place: Place, context: SnapshotContext) {
    this.#place = place;
    this.#context = context;
    const owners = new Map(
      catalog.checkOwners.map(({ name, tableName }) => [name, tableName]),
    );
    this.#unenforced = new Set(
      catalog.checkOwners.filter(({ enforced }) => enforced === "NO")
        .map(({ name }) => name),
    );
    this.#columns = groupBy(catalog.columns, ofTable);
    this.#checks = groupBy(
      catalog.checks.toSorted(byName),
      ({ tableName, name }) => tableName ?? owners.get(name) ?? null,
    );
    this.#collations = new Map(
      catalog.tables.map(({ name, collation }) => [name, collation]),
    );
    this.#rows = {
      statistics: groupBy(catalog.statistics.toSorted(byName), ofTable),
      keyColumns: groupBy(catalog.keyColumns.toSorted(byName), ofTable),
      references: groupBy(catalog.references, ofTable),
      triggers: groupBy(catalog.triggers, ofTable),
      partitions: groupBy(catalog.partitions, ofTable),
    };
    this.#types = readTypes("mysql", this.#typeTexts());
  }

  table(row: TableRow): ReflectedTable {
    const { name } = row;
    const { isMariadb, defaultSchema } = this.#context;
    const statistics = this.#rows.statistics.get(name) ?? [];
    const partitions = this.#rows.partitions.get(name) ?? [];
    const columns = this.#columns.get(name) ?? [];
    const context = this.#columnContext(name);
    const foreignKeys = readForeignKeys(
      this.#rows.keyColumns.get(name) ?? [],
      this.#rows.references.get(name) ?? [],
      defaultSchema,
    );
    const inTable = { isMariadb, engine: row.engine, foreignKeys };
    const { uniques, indexes, keyIndexes } = readIndexes(statistics, inTable);
    const primary = statistics.filter(({ name }) => name === "PRIMARY");
    const constraints: Constraint[] = [
      ...(primary.length === 0 ? [] : [{
        kind: "primaryKey" as const,
        columns: primaryColumns(statistics),
        options: keyOptions(primary, inTable),
      }]),
      ...uniques,
      ...foreignKeys,
      ...this.#checksOf(name).map((check) => readCheck(check, isMariadb)),
    ];
    const checkedColumns = this.#checksOf(name)
      .filter(({ level }) => level === "Column").map(({ name }) => name);
    const missing = [
      ...missingOfTable(row, partitions),
      ...columns.flatMap((one) => missingOfColumn(one) ?? []),
      ...new Set(statistics.flatMap((one) => missingOfIndex(one) ?? [])),
      ...this.#checksOf(name).filter(({ name }) => this.#unenforced.has(name))
        .map(({ name }) => `The check "${name}" is NOT ENFORCED.`),
    ];
    return {
      kind: "table",
      name,
      ...this.#place,
      columns: columns.map((column) =>
        readColumn(column, this.#types.get(typeText(column, context)), context)
      ),
      constraints,
      indexes,
      ...(keyIndexes.length === 0 ? {} : { keyIndexes }),
      ...(checkedColumns.length === 0 ? {} : { checkedColumns }),
      ...(row.comment === "" ? {} : { comment: row.comment }),
      prefixes: [],
      options: tableOptions(row, partitions),
      triggers: (this.#rows.triggers.get(name) ?? []).map((one) =>
        readTrigger(one, this.#place)
      ),
      ...(missing.length === 0 ? {} : { missing }),
    };
  }

  /** The checks of a table, but what makes a column JSON. */
  #checksOf(table: string): readonly CheckRow[] {
    return (this.#checks.get(table) ?? []).filter((check) =>
      !this.#isJson(check, table)
    );
  }

  #isJson(check: CheckRow, table: string): boolean {
    return this.#context.isMariadb && isJsonCheck(check) &&
      (this.#columns.get(table) ?? []).some(({ name, type, collation }) =>
        name === check.name && type === "longtext" &&
        collation === "utf8mb4_bin"
      );
  }

  #columnContext(table: string): ColumnContext {
    const key = primaryColumns(this.#rows.statistics.get(table) ?? []);
    const json = (this.#checks.get(table) ?? [])
      .filter((check) => this.#isJson(check, table)).map(({ name }) => name);
    return {
      isMariadb: this.#context.isMariadb,
      collation: this.#collations.get(table) ?? null,
      isKey: ({ name }) => key.includes(name),
      isJson: ({ name }) => json.includes(name),
    };
  }

  *#typeTexts(): Generator<string> {
    for (const [table, columns] of this.#columns) {
      const context = this.#columnContext(table);
      for (const column of columns) yield typeText(column, context);
    }
  }
}

function ofTable({ tableName }: { readonly tableName: string }): string {
  return tableName;
}

/** By code units, whatever the server's collation is. */
function byName(
  { name: one }: { readonly name: string },
  { name: other }: { readonly name: string },
): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
