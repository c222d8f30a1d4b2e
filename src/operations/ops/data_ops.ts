import {
  checkFlag,
  checkNames,
  invalid,
  isKind,
  quoted,
} from "../../schema/check.ts";
import { column } from "../../schema/column.ts";
import { checkOptions } from "../../schema/options.ts";
import { SqlText } from "../../schema/sql_text.ts";
import { isTable, table } from "../../schema/table.ts";
import type { Table } from "../../schema/table.ts";
import { MigrateOperation } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";

/** A row: values by column. */
export type InsertRow = Readonly<Record<string, unknown>>;

/** The options of `bulkInsert`. */
export interface BulkInsertOptions {
  /** The schema of a table that is given by name. */
  readonly schema?: string;
  /** The columns of a table that is given by name; absent: those of the rows. */
  readonly columns?: readonly string[];
  /** Whether rows may share a statement; true by default. */
  readonly multiinsert?: boolean;
  /**
   * Whether rows have values for a column that numbers itself, which SQL Server
   * must be told (`IDENTITY_INSERT`); absent: as the table's columns say.
   */
  readonly identityInsert?: boolean;
}

/** The options of `execute`. */
export interface ExecuteOptions {
  /** Values for the `:name` places; absent: colons stand for themselves. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** Where rows go: a table, its name, or what `createTable` gave back. */
export type InsertTarget = string | Table | { readonly value: Table };

const KNOWN = ["schema", "columns", "multiinsert", "identityInsert"];

/** Inserts rows. */
export class BulkInsertOp extends MigrateOperation {
  /**
   * The table that the rows go into, with the types that they are written by.
   */
  table: Table;
  /** The rows, each a value by column. */
  rows: readonly InsertRow[];
  /** Whether rows may share a statement. */
  multiinsert: boolean;
  /**
   * Whether `IDENTITY_INSERT` is switched on for them; undefined: as the
   * columns say.
   */
  identityInsert: boolean | undefined;

  /** Takes the arguments of `op.bulkInsert()`. */
  constructor(
    target: InsertTarget,
    rows: readonly InsertRow[],
    options: BulkInsertOptions = {},
  ) {
    super();
    checkOptions(options, KNOWN, "bulkInsert");
    this.rows = checkRows(rows);
    this.table = resolveTarget(target, rows, options);
    this.multiinsert = checkFlag(options.multiinsert, "option multiinsert") ??
      true;
    this.identityInsert = checkFlag(
      options.identityInsert,
      "option identityInsert",
    );
    checkKeys(this.table, rows);
  }
}

/** Runs SQL as it is written. */
export class ExecuteSqlOp extends MigrateOperation {
  /** The SQL, with the values for its `:name` places. */
  statement: SqlText;

  /** Takes the arguments of `op.execute()`. */
  constructor(statement: string | SqlText, options: ExecuteOptions = {}) {
    super();
    checkOptions(options, ["parameters"], "execute");
    this.statement = toText(statement);
    if (options.parameters !== undefined) {
      this.statement = this.statement.bindparams(options.parameters);
    }
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    return ["execute", this.statement.sql];
  }
}

function toText(statement: string | SqlText): SqlText {
  if (typeof statement === "string") return new SqlText(statement);
  if (isKind(statement, "text")) {
    return new SqlText(statement.sql, statement.parameters);
  }
  throw invalid(
    `The statement must be SQL, but is ${quoted(statement)}`,
    'Write it as a string or with sa.text("…").',
  );
}

function checkRows(rows: unknown): readonly InsertRow[] {
  if (!Array.isArray(rows)) {
    throw invalid(
      `The rows of bulkInsert must be a list, but are ${quoted(rows)}`,
      "Write them as a list of objects, such as [{ id: 1 }].",
    );
  }
  for (const row of rows) {
    const isRow = typeof row === "object" && row !== null &&
      !Array.isArray(row);
    if (isRow) continue;
    throw invalid(
      `A row of bulkInsert must be an object, but is ${quoted(row)}`,
      "Write each row as an object, such as { id: 1 }.",
    );
  }
  return rows;
}

function resolveTarget(
  target: InsertTarget,
  rows: readonly InsertRow[],
  options: BulkInsertOptions,
): Table {
  if (typeof target === "string") {
    const names = options.columns === undefined
      ? [...new Set(rows.flatMap((row) => Object.keys(row)))]
      : checkNames(options.columns, "column");
    return table(
      target,
      names.map((name) => column(name)),
      options.schema === undefined ? {} : { schema: options.schema },
    );
  }
  if (isTable(target)) return target;
  const isHandle = typeof target === "object" && target !== null &&
    "value" in target && isTable(target.value);
  if (isHandle) return target.value;
  throw invalid(
    `bulkInsert cannot insert into ${quoted(target)}`,
    'Give a table, such as sa.table("account", [sa.column("id", sa.integer())]), or its name.',
  );
}

function checkKeys(into: Table, rows: readonly InsertRow[]): void {
  const known = new Set(into.columns.map(({ name }) => name));
  for (const row of rows) {
    const unknown = Object.keys(row).find((key) => !known.has(key));
    if (unknown !== undefined) {
      throw invalid(
        `A row has a value for ${
          quoted(unknown)
        }, which is no column of the table ${quoted(into.name)}`,
        `Its columns are ${[...known].join(", ")}.`,
      );
    }
  }
}
