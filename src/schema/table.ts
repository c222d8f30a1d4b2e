import {
  checkName,
  checkText,
  invalid,
  isKind,
  quoted,
  told,
} from "./check.ts";
import type { What } from "./check.ts";
import { splitOptions } from "./options.ts";
import type { DialectOption, DialectOptions, SplitOptions } from "./options.ts";
import { isColumn } from "./column.ts";
import type { Column } from "./column.ts";
import { isConstraint } from "./constraint.ts";
import type { Constraint } from "./constraint.ts";
import { isIndex } from "./table_index.ts";
import type { Index } from "./table_index.ts";
import type { Writable } from "../util/writable.ts";

/** What a table is made of, in the order said. */
export type TableItem = Column | Constraint | Index;

/** What may be said of a table. */
export interface TableOptions extends DialectOptions {
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
  /** The comment that the database keeps with the table. */
  readonly comment?: string;
  /** Words between CREATE and TABLE, such as `TEMPORARY`. */
  readonly prefixes?: readonly string[];
  /** The name that the table had before, in the same schema; autogenerate renames it. */
  readonly renamedFrom?: string;
  /** Anything that programs want to keep with the table. */
  readonly info?: Readonly<Record<string, unknown>>;
}

/** A table, as people said it: flags of columns are not yet constraints. */
export interface Table {
  /** What tells it from other values, from any copy of this module. */
  readonly kind: "table";
  /** Its name, never split at dots. */
  readonly name: string;
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
  /** Its columns, in order. */
  readonly columns: readonly Column[];
  /** Its constraints as said; those of column flags are not among them. */
  readonly constraints: readonly Constraint[];
  /** Its indexes as said; those of column flags are not among them. */
  readonly indexes: readonly Index[];
  /** The comment that the database keeps with the table. */
  readonly comment?: string;
  /** Words between CREATE and TABLE. */
  readonly prefixes: readonly string[];
  /** Options of single dialects, such as `mysqlEngine`. */
  readonly options: Readonly<Record<string, DialectOption>>;
  /** The name that it had before, which a comparison renames. */
  readonly renamedFrom?: string;
  /** Anything that programs keep with it; never rendered. */
  readonly info?: Readonly<Record<string, unknown>>;
}

/** The options that a table takes. */
export const TABLE_OPTIONS: readonly string[] = [
  "schema",
  "comment",
  "prefixes",
  "renamedFrom",
  "info",
];

/**
 * A table by its name and its items.
 *
 * @param name its name; never split at dots
 * @param items columns, constraints and indexes
 * @param options `schema`, `comment`, `prefixes`, `info` and dialect options such as `mysqlEngine`
 * @throws {AthanorError} `OPERATION_INVALID` for two columns of one name, or an item that is none
 * @example A table for bulk inserts
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const account = sa.table("account", [
 *   sa.column("id", sa.integer()),
 *   sa.column("name", sa.string(50)),
 * ]);
 * assert(account.columns.length === 2);
 * ```
 */
export function table(
  name: string,
  items: readonly TableItem[] = [],
  options: TableOptions = {},
): Table {
  const checkedName = checkName(name, "table name");
  const what = () => `the table ${quoted(checkedName)}`;
  return tableOf(name, items, splitOptions(options, TABLE_OPTIONS, what));
}

/**
 * A table whose options are sorted already; those that are not a table's are
 * left out.
 */
export function tableOf(
  name: string,
  items: readonly TableItem[],
  { own, dialect }: SplitOptions,
): Table {
  const checkedName = checkName(name, "table name");
  const what = () => `the table ${quoted(checkedName)}`;
  const { schema, comment, prefixes, renamedFrom, info } = own as TableOptions;
  const made: Writable<Table> = {
    kind: "table",
    name: checkedName,
    ...sortItems(items, what),
    prefixes: checkPrefixes(prefixes, what),
    options: dialect,
  };
  if (schema !== undefined) made.schema = checkName(schema, "schema name");
  if (comment !== undefined) {
    made.comment = checkText(comment, () => `comment of ${what()}`);
  }
  if (renamedFrom !== undefined) {
    made.renamedFrom = checkName(renamedFrom, () => `former name of ${what()}`);
  }
  if (info !== undefined) made.info = info;
  return made;
}

/** Tells whether a value is a {@linkcode Table}, from any copy of this module. */
export function isTable(value: unknown): value is Table {
  return isKind(value, "table");
}

/** The key by which a table is known among others: `name` or `schema.name`. */
export function tableKey(
  value: { readonly name: string; readonly schema?: string | undefined },
): string {
  return value.schema === undefined
    ? value.name
    : `${value.schema}.${value.name}`;
}

function checkPrefixes(prefixes: unknown, what: What): readonly string[] {
  if (prefixes === undefined || prefixes === null) return [];
  if (!Array.isArray(prefixes)) {
    throw invalid(
      `The prefixes of ${told(what)} must be a list, but are ${
        quoted(prefixes)
      }`,
      'Write them as a list of words, such as ["TEMPORARY"].',
    );
  }
  return prefixes.map((one) => checkName(one, () => `prefix of ${told(what)}`));
}

/** Refuses items that are no list. */
export function checkItems(items: unknown, what: What): void {
  if (Array.isArray(items)) return;
  throw invalid(
    `The items of ${told(what)} must be a list, but are ${quoted(items)}`,
    "Write columns and constraints as one list: [sa.column(…), …].",
  );
}

function sortItems(
  items: readonly TableItem[],
  what: What,
): Pick<Table, "columns" | "constraints" | "indexes"> {
  checkItems(items, what);
  const columns: Column[] = [];
  const constraints: Constraint[] = [];
  const indexes: Index[] = [];
  for (const item of items) {
    if (isColumn(item)) columns.push(item);
    else if (isConstraint(item)) constraints.push(item);
    else if (isIndex(item)) indexes.push(item);
    else {
      throw invalid(
        `An item of ${told(what)} is ${quoted(item)}`,
        "Give columns, constraints and indexes, such as sa.column(…) or sa.uniqueConstraint(…).",
      );
    }
  }
  checkDistinct(columns, what);
  return { columns, constraints, indexes };
}

function checkDistinct(columns: readonly Column[], what: What): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name)) {
      throw invalid(
        `The column ${quoted(name)} comes twice in ${told(what)}`,
        "Remove or rename one of them.",
      );
    }
    seen.add(name);
  }
}
