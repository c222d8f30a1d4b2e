import { constraintsOf, indexesOf } from "../schema/table_parts.ts";
import type { Column, Constraint, Index, Table } from "../schema/mod.ts";
import { nameOfConstraint, nameOfIndex, nameText } from "../schema/mod.ts";
import type { NamingConvention, NamingTable } from "../schema/mod.ts";
import { sameName } from "../reflection/sqlite_fold.ts";

/** A column of a table in the making. */
export interface DraftColumn {
  /** Its name before the batch, by which the batch knows it; a new column's own name. */
  readonly key: string;
  /** What it becomes. */
  column: Column;
  /** What it was; nothing for a new column. */
  readonly before: Column | undefined;
  /** Whether its values change their type. */
  retyped: boolean;
}

/** A constraint or index of a table in the making. */
export interface DraftPart<T> {
  value: T;
  /** Whether the batch adds it, so that it may name columns as they will be called. */
  readonly isNew: boolean;
}

/** A table in the making. Constraints and indexes name existing columns by their keys. */
export interface TableDraft {
  /** The table before the batch. */
  readonly before: Table;
  columns: DraftColumn[];
  constraints: DraftPart<Constraint>[];
  indexes: DraftPart<Index>[];
}

/**
 * The draft that changes nothing yet: flags of columns are constraints and
 * indexes in it.
 *
 * @param convention names the constraints that have no name
 */
export function draftOf(
  table: Table,
  convention: NamingConvention | undefined,
): TableDraft {
  const named = (value: Constraint) =>
    convention === undefined || nameText(value.name) !== undefined
      ? value
      : withConventionName(value, table, convention);
  return {
    before: table,
    columns: table.columns.map((one) => {
      const column = withoutFlags(one);
      return { key: one.name, column, before: column, retyped: false };
    }),
    constraints: constraintsOf(table).map((one) => ({
      value: named(one),
      isNew: false,
    })),
    indexes: indexesOf(table).map((one) => ({
      value: one.name === undefined
        ? withIndexName(one, table, convention)
        : one,
      isNew: false,
    })),
  };
}

/** A constraint with the name that a convention gives it. */
export function withConventionName(
  value: Constraint,
  table: NamingTable,
  convention: NamingConvention | undefined,
): Constraint {
  const name = nameOfConstraint(value, table, convention);
  return name === undefined ? value : { ...value, name };
}

/** The column that a batch calls by a name: the one that had it, else a new one. */
export function findColumn(
  draft: TableDraft,
  name: string,
): DraftColumn | undefined {
  return draft.columns.find(({ key }) => key === name) ??
    draft.columns.find(({ key }) => sameName(key, name));
}

/**
 * An index with the name that a convention gives it.
 *
 * @throws {AthanorError} `OPERATION_INVALID` when it has none and no column to be named after
 */
export function withIndexName(
  value: Index,
  table: NamingTable,
  convention: NamingConvention | undefined,
): Index {
  return { ...value, name: nameOfIndex(value, table, convention) };
}

/** A column without what stands for constraints and indexes. */
export function withoutFlags(column: Column): Column {
  return {
    ...column,
    primaryKey: false,
    unique: false,
    index: false,
    foreignKeys: [],
  };
}
