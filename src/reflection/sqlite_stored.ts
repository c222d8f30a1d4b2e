/**
 * What SQLite keeps of a schema as statements, and how its tables hang on each
 * other: what must be known to make a table anew without losing what is around
 * it. See <https://sqlite.org/schematab.html>.
 *
 * @module
 */
import type { Row } from "../drivers/driver.ts";
import { groupBy } from "../util/group_by.ts";

/** A table, index, trigger or view with the statement that made it. */
export interface StoredObject {
  readonly type: "table" | "index" | "trigger" | "view";
  readonly name: string;
  /** The table or view that it belongs to. */
  readonly tableName: string;
  /** Null for an index that a constraint brought along. */
  readonly sql: string | null;
}

/** A trigger and what it is on. */
export type StoredTrigger = Pick<StoredObject, "name" | "tableName">;

/** That a column refers to another table. */
export interface StoredReference {
  readonly tableName: string;
  readonly column: string;
  readonly referentTable: string;
  /** Null: the primary key. */
  readonly referentColumn: string | null;
}

/** All that the statements of a schema say. */
export interface StoredSchema {
  readonly objects: readonly StoredObject[];
  /** Triggers of the session alone; their texts do not say where they are. */
  readonly temporaryTriggers: readonly StoredTrigger[];
  readonly references: readonly StoredReference[];
  /** The columns of each table that hold values; generated ones are left out. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** The highest key that each AUTOINCREMENT table has used. */
  readonly counters: ReadonlyMap<string, number | bigint>;
}

/** Sends a query. */
export type Query = (sql: string) => Promise<Row[]>;

/**
 * Reads what a schema stores, in five queries.
 *
 * @param query sends a query to the database
 * @param schema the attached database; absent: the main one
 */
export async function readStoredSchema(
  query: Query,
  schema: string = "main",
): Promise<StoredSchema> {
  const catalog = `${quoteName(schema)}.sqlite_schema`;
  const text = quoteText(schema);
  const objects = await query(
    `SELECT type, name, tbl_name, sql FROM ${catalog} ORDER BY rowid`,
  );
  const temporary = await query(
    "SELECT name, tbl_name FROM temp.sqlite_schema WHERE type = 'trigger'",
  );
  const references = await query(
    `SELECT m.name AS table_name, f."from" AS column_name, f."table" AS referent, f."to" AS referent_column
FROM ${catalog} AS m, pragma_foreign_key_list(m.name, ${text}) AS f
WHERE m.type = 'table' ORDER BY m.rowid, f.id, f.seq`,
  );
  const columns = await query(
    `SELECT m.name AS table_name, x.name AS column_name
FROM ${catalog} AS m, pragma_table_xinfo(m.name, ${text}) AS x
WHERE m.type = 'table' AND x.hidden = 0 ORDER BY m.rowid, x.cid`,
  );
  const hasCounters = objects.some(({ name }) => name === "sqlite_sequence");
  const counters = hasCounters
    ? await query(
      `SELECT name, seq FROM ${quoteName(schema)}.sqlite_sequence`,
    )
    : [];
  return {
    objects: objects.map((row) => ({
      type: row["type"] as StoredObject["type"],
      name: String(row["name"]),
      tableName: String(row["tbl_name"]),
      sql: row["sql"] as string | null,
    })),
    temporaryTriggers: temporary.map((row) => ({
      name: String(row["name"]),
      tableName: String(row["tbl_name"]),
    })),
    references: references.map((row) => ({
      tableName: String(row["table_name"]),
      column: String(row["column_name"]),
      referentTable: String(row["referent"]),
      referentColumn: row["referent_column"] as string | null,
    })),
    columns: groupColumns(columns),
    counters: new Map(
      counters.filter(({ seq }) => seq !== null).map((
        { name, seq },
      ) => [String(name), seq as number | bigint]),
    ),
  };
}

function groupColumns(rows: readonly Row[]): Map<string, readonly string[]> {
  const grouped = groupBy(rows, (row) => String(row["table_name"]));
  return new Map(
    [...grouped].map((
      [name, found],
    ) => [name, found.map((row) => String(row["column_name"]))]),
  );
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
