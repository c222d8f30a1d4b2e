import { checkFlag, checkName, invalid, isKind, quoted } from "./check.ts";
import { splitOptions } from "./options.ts";
import type { DialectOption, DialectOptions } from "./options.ts";
import { checkConstraintName } from "./constraint_name.ts";
import type { ConstraintName } from "./constraint_name.ts";
import { checkExpression } from "./sql_text.ts";
import type { SqlText } from "./sql_text.ts";

/** A column of an index with its direction. */
export interface SortedColumn {
  /** What tells it from other values. */
  readonly kind: "sortedColumn";
  /** The column by name. */
  readonly column: string;
  /** Which way it is sorted. */
  readonly order: "asc" | "desc";
}

/** What an index is made of: a column's name, a column with a direction, or an expression. */
export type IndexColumn = string | SortedColumn | SqlText;

/** What may be said of an index. */
export interface IndexOptions extends DialectOptions {
  /** `CREATE UNIQUE INDEX`. */
  readonly unique?: boolean;
}

/** An index of a table. */
export interface Index {
  /** What tells it from columns and constraints. */
  readonly kind: "index";
  /** Its name; absent: by the naming convention. */
  readonly name?: ConstraintName;
  /** Columns by name, sorted columns, and expressions as `sa.text()`. */
  readonly columns: readonly IndexColumn[];
  /** Whether no two rows may be equal in it. */
  readonly unique: boolean;
  /** Options of single dialects, such as `mysqlEngine`. */
  readonly options: Readonly<Record<string, DialectOption>>;
}

/**
 * An index, as one of the items of a table.
 *
 * @param name its name, or `null` to have the naming convention give one
 * @param columns column names, `sa.desc("name")`, or expressions with `sa.text()`
 * @param options `unique` and dialect options such as `postgresqlWhere`
 * @example An index on an expression
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const index = sa.index("ix_account_name", [sa.text("lower(name)")]);
 * assert(index.unique === false);
 * ```
 */
export function index(
  name: ConstraintName | null,
  columns: readonly IndexColumn[],
  options: IndexOptions = {},
): Index {
  const { own, dialect } = splitOptions(options, ["unique"], "index");
  const checked = checkConstraintName(name, "name of the index");
  return {
    kind: "index",
    ...(checked === undefined ? {} : { name: checked }),
    columns: checkIndexColumns(columns),
    unique: checkFlag(own["unique"], "option unique of index") ?? false,
    options: dialect,
  };
}

/** A column of an index in descending order. */
export function desc(column: string): SortedColumn {
  return sorted(column, "desc");
}

/** A column of an index in ascending order, said aloud. */
export function asc(column: string): SortedColumn {
  return sorted(column, "asc");
}

/** Tells whether a value is an {@linkcode Index}, from any copy of this module. */
export function isIndex(value: unknown): value is Index {
  return isKind(value, "index");
}

/** Refuses what cannot be the columns of an index. */
export function checkIndexColumns(columns: unknown): readonly IndexColumn[] {
  if (!Array.isArray(columns) || columns.length === 0) {
    throw invalid(
      `The columns of an index must be a non-empty list, but are ${
        quoted(columns)
      }`,
      'Write them as a list, such as ["name"] or [sa.text("lower(name)")].',
    );
  }
  return columns.map(checkIndexColumn);
}

function sorted(column: string, order: "asc" | "desc"): SortedColumn {
  return {
    kind: "sortedColumn",
    column: checkName(column, "column of the index"),
    order,
  };
}

function checkIndexColumn(column: unknown): IndexColumn {
  if (isKind(column, "sortedColumn")) return column as SortedColumn;
  if (isKind(column, "text")) {
    checkExpression(column, "expression of the index");
    return column as SqlText;
  }
  return checkName(column, "column of the index");
}
