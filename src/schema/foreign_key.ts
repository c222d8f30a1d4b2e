import { checkFlag, checkName, checkNames, invalid, quoted } from "./check.ts";
import { splitOptions } from "./options.ts";
import type { DialectOption, DialectOptions } from "./options.ts";
import { checkConstraintName } from "./constraint_name.ts";
import type { ConstraintName } from "./constraint_name.ts";

/** A table by name, as a reference names it. */
export interface TableReference {
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
  /** Its name, never split at dots. */
  readonly table: string;
}

/**
 * A referenced column: `"table.column"`, `"schema.table.column"`, or an object
 * when a name contains a dot.
 */
export type ColumnReference =
  | string
  | (TableReference & { readonly column: string });

/** What may be said of a foreign key. */
export interface ForeignKeyOptions extends DialectOptions {
  /**
   * Its name; absent or null: by the naming convention, else left to the
   * database.
   */
  readonly name?: ConstraintName | null;
  /** `ON DELETE`: such as `"CASCADE"`, `"SET NULL"` or `"RESTRICT"`. */
  readonly ondelete?: string;
  /** `ON UPDATE`, likewise. */
  readonly onupdate?: string;
  /** `DEFERRABLE`, or `NOT DEFERRABLE` when false. */
  readonly deferrable?: boolean;
  /** `"DEFERRED"` or `"IMMEDIATE"`: when a deferrable constraint is checked. */
  readonly initially?: string;
  /** `MATCH`: `"FULL"` or `"SIMPLE"`. */
  readonly match?: string;
  /** Whether the key is left out when tables are put in order, as cycles need. */
  readonly useAlter?: boolean;
}

/** A foreign key of one or several columns. */
export interface ForeignKeyConstraint {
  /** What tells it from other constraints. */
  readonly kind: "foreignKey";
  /** Its name; absent: by the naming convention, else left to the database. */
  readonly name?: ConstraintName;
  /** The referring columns, in the order of `referentColumns`. */
  readonly columns: readonly string[];
  /** The table that is referred to. */
  readonly referent: TableReference;
  /** The columns that are referred to. */
  readonly referentColumns: readonly string[];
  /** `ON DELETE`, if any. */
  readonly ondelete?: string;
  /** `ON UPDATE`, if any. */
  readonly onupdate?: string;
  /** `DEFERRABLE`, or `NOT DEFERRABLE` when false. */
  readonly deferrable?: boolean;
  /** `"DEFERRED"` or `"IMMEDIATE"`: when a deferrable constraint is checked. */
  readonly initially?: string;
  /** `MATCH`, if any. */
  readonly match?: string;
  /** Whether the key is left out when tables are put in order. */
  readonly useAlter?: boolean;
  /** Options of single dialects, such as `mysqlEngine`. */
  readonly options: Readonly<Record<string, DialectOption>>;
}

/** A foreign key that a column declares for itself. */
export interface ForeignKey
  extends Omit<ForeignKeyConstraint, "kind" | "columns"> {
  /** What tells it from a foreign key of a table. */
  readonly kind: "columnForeignKey";
}

const TEXTS = ["ondelete", "onupdate", "initially", "match"];
const FLAGS = ["deferrable", "useAlter"];

/** The options of a foreign key but its name. */
export const FOREIGN_KEY_OPTIONS: readonly string[] = [...TEXTS, ...FLAGS];

const NAMED_OPTIONS: readonly string[] = ["name", ...FOREIGN_KEY_OPTIONS];

/**
 * A foreign key of one or several columns, as a constraint of a table.
 *
 * @param columns the columns that refer
 * @param references the columns referred to, each `"table.column"` or `"schema.table.column"`
 * @param options `name`, `ondelete`, `onupdate`, `deferrable`, `initially`, `match`
 * @throws {AthanorError} `OPERATION_INVALID` when the lists differ in length or name several tables
 * @example A reference by two columns
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const constraint = sa.foreignKeyConstraint(
 *   ["region_id", "city_id"],
 *   ["city.region_id", "city.id"],
 *   { ondelete: "CASCADE" },
 * );
 * assert(constraint.referent.table === "city");
 * ```
 */
export function foreignKeyConstraint(
  columns: readonly string[],
  references: readonly ColumnReference[],
  options: ForeignKeyOptions = {},
): ForeignKeyConstraint {
  const names = checkNames(columns, "foreign key column");
  return {
    kind: "foreignKey",
    columns: names,
    ...resolveReferences(references, names.length),
    ...foreignKeyOptions(options, "foreignKeyConstraint"),
  };
}

/**
 * A foreign key of a single column, given with the column.
 *
 * @param reference the column referred to, `"table.column"` or `"schema.table.column"`
 * @param options `name`, `ondelete`, `onupdate`, `deferrable`, `initially`, `match`
 * @example A column that refers to another table
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const column = sa.column("region_id", sa.integer(), {
 *   foreignKey: sa.foreignKey("region.id", { ondelete: "CASCADE" }),
 * });
 * assert(column.foreignKeys.length === 1);
 * ```
 */
export function foreignKey(
  reference: ColumnReference,
  options: ForeignKeyOptions = {},
): ForeignKey {
  return {
    kind: "columnForeignKey",
    ...resolveReferences([reference], 1),
    ...foreignKeyOptions(options, "foreignKey"),
  };
}

/** The constraint that a column's own foreign key stands for. */
export function constraintOfColumn(
  key: ForeignKey,
  column: string,
): ForeignKeyConstraint {
  return { ...key, kind: "foreignKey", columns: [column] };
}

/** Sorts and checks the options that foreign keys take. */
export function foreignKeyOptions(
  options: ForeignKeyOptions,
  what: string,
): Omit<
  ForeignKeyConstraint,
  "kind" | "columns" | "referent" | "referentColumns"
> {
  const { own, dialect } = splitOptions(options, NAMED_OPTIONS, what);
  for (const key of FLAGS) {
    checkFlag(own[key], () => `option ${key} of ${what}`);
  }
  for (const key of TEXTS) {
    if (own[key] === undefined) continue;
    checkName(own[key], () => `option ${key} of ${what}`);
  }
  const { name: given, ...rest } = own;
  const name = checkConstraintName(given, "name of the foreign key");
  return { ...(name === undefined ? {} : { name }), ...rest, options: dialect };
}

function resolveReferences(
  references: readonly ColumnReference[],
  count: number,
): Pick<ForeignKeyConstraint, "referent" | "referentColumns"> {
  if (!Array.isArray(references) || references.length !== count) {
    throw invalid(
      `A foreign key of ${count} columns refers to ${
        Array.isArray(references)
          ? `${references.length} columns`
          : quoted(references)
      }`,
      "Name as many referenced columns as columns.",
    );
  }
  const resolved = references.map(resolveReference);
  const [first] = resolved;
  if (first === undefined) {
    throw invalid(
      "A foreign key refers to no column",
      "Name at least one column, and the one that it refers to.",
    );
  }
  for (const { referent } of resolved) {
    const isSame = referent.table === first.referent.table &&
      referent.schema === first.referent.schema;
    if (!isSame) {
      throw invalid(
        `A foreign key refers to several tables: ${
          quoted(first.referent.table)
        } and ${quoted(referent.table)}`,
        "Write one foreign key for each table.",
      );
    }
  }
  return {
    referent: first.referent,
    referentColumns: resolved.map(({ column }) => column),
  };
}

function resolveReference(
  reference: ColumnReference,
): { readonly referent: TableReference; readonly column: string } {
  if (typeof reference === "object" && reference !== null) {
    const { schema, table, column } = reference;
    return {
      referent: {
        ...(schema === undefined
          ? {}
          : { schema: checkName(schema, "referenced schema") }),
        table: checkName(table, "referenced table"),
      },
      column: checkName(column, "referenced column"),
    };
  }
  const parts = checkName(reference, "referenced column").split(".");
  const [column, table, schema, ...more] = parts.reverse();
  if (!column || !table || schema === "" || more.length > 0) {
    throw invalid(
      `The reference ${quoted(reference)} names no column of a table`,
      'Write "table.column" or "schema.table.column"; when a name contains a dot, { schema, table, column }.',
    );
  }
  return {
    referent: { ...(schema === undefined ? {} : { schema }), table },
    column,
  };
}
