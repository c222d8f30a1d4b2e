import type { ReflectedTable } from "../../reflection/mod.ts";
import { SqlText, tableKey } from "../../schema/mod.ts";
import type {
  Column,
  Constraint,
  ExcludeConstraint,
  Index,
  IndexColumn,
  Table,
} from "../../schema/mod.ts";
import { renameInOptions, renameKeys } from "./rename_in_options.ts";
import { renameInSql } from "./rename_in_sql.ts";

/** The tables of a database by key. */
export type Tables = ReadonlyMap<string, ReflectedTable>;

/** A column that has another name now. */
export interface RenamedColumn {
  readonly table: Table;
  readonly from: string;
  readonly to: string;
}

/** The tables as they are once one has another name: references to it follow. */
export function withRenamedTable(
  tables: Tables,
  old: ReflectedTable,
  name: string,
): Tables {
  const key = tableKey(old);
  const follow = (one: Constraint): Constraint =>
    one.kind === "foreignKey" && refersTo(one, key)
      ? { ...one, referent: { ...one.referent, table: name } }
      : one;
  return rekeyed(tables, (one) => ({
    ...one,
    ...(tableKey(one) === key ? { name } : {}),
    constraints: one.constraints.map(follow),
  }));
}

/** The tables as they are once a column has another name: all that names it follows. */
export function withRenamedColumn(
  tables: Tables,
  renamed: RenamedColumn,
): Tables {
  const key = tableKey(renamed.table);
  return rekeyed(tables, (one) => ({
    ...one,
    ...(tableKey(one) === key ? withNewNames(one, renamed) : {}),
    constraints: one.constraints.map((constraint) =>
      followed(constraint, renamed, {
        isOwn: tableKey(one) === key,
        isReferent: constraint.kind === "foreignKey" &&
          refersTo(constraint, key),
      })
    ),
  }));
}

function rekeyed(
  tables: Tables,
  change: (table: ReflectedTable) => ReflectedTable,
): Tables {
  const changed = [...tables.values()].map(change);
  return new Map(changed.map((one) => [tableKey(one), one]));
}

function refersTo(
  { referent: { schema, table: name } }: Extract<
    Constraint,
    { kind: "foreignKey" }
  >,
  key: string,
): boolean {
  return tableKey({ name, schema }) === key;
}

function withNewNames(
  table: ReflectedTable,
  renamed: RenamedColumn,
): Partial<ReflectedTable> {
  const { from, to } = renamed;
  const column = (one: Column): Column => {
    const { serverDefault } = one;
    const isComputed = typeof serverDefault === "object" &&
      serverDefault.kind === "computed";
    return {
      ...one,
      name: one.name === from ? to : one.name,
      ...(isComputed
        ? {
          serverDefault: {
            ...serverDefault,
            sql: renameInSql(serverDefault.sql, from, to),
          },
        }
        : {}),
    };
  };
  const key = (one: IndexColumn): IndexColumn => {
    if (typeof one === "string") return one === from ? to : one;
    if (one.kind === "text") return new SqlText(renameInSql(one.sql, from, to));
    return one.column === from ? { ...one, column: to } : one;
  };
  const index = (one: Index): Index => ({
    ...one,
    columns: one.columns.map(key),
    options: renameInOptions(one.options, renamed),
  });
  const { keyIndexes, checkedColumns } = table;
  return {
    columns: table.columns.map(column),
    indexes: table.indexes.map(index),
    ...(keyIndexes === undefined ? {} : { keyIndexes: keyIndexes.map(index) }),
    ...(checkedColumns === undefined
      ? {}
      : { checkedColumns: checkedColumns.map(renaming(renamed)) }),
  };
}

function renaming({ from, to }: RenamedColumn): (name: string) => string {
  return (name) => name === from ? to : name;
}

function followed(
  constraint: Constraint,
  column: RenamedColumn,
  about: { readonly isOwn: boolean; readonly isReferent: boolean },
): Constraint {
  const { from, to } = column;
  const renamed = (names: readonly string[]) => names.map(renaming(column));
  const { isOwn, isReferent } = about;
  switch (constraint.kind) {
    case "check":
      return isOwn
        ? { ...constraint, sql: renameInSql(constraint.sql, from, to) }
        : constraint;
    case "exclude":
      return isOwn ? excludeFollowed(constraint, column) : constraint;
    case "foreignKey":
      return {
        ...constraint,
        ...(isOwn ? { columns: renamed(constraint.columns) } : {}),
        ...(isReferent
          ? { referentColumns: renamed(constraint.referentColumns) }
          : {}),
      };
    default:
      return isOwn
        ? {
          ...constraint,
          columns: renamed(constraint.columns),
          options: renameInOptions(constraint.options, column),
        }
        : constraint;
  }
}

function excludeFollowed(
  constraint: ExcludeConstraint,
  renamed: RenamedColumn,
): ExcludeConstraint {
  const { from, to } = renamed;
  const { elements, where, ops } = constraint;
  return {
    ...constraint,
    elements: elements.map(({ column, sql, operator }) => ({
      ...(column === undefined ? {} : { column: renaming(renamed)(column) }),
      ...(sql === undefined ? {} : { sql: renameInSql(sql, from, to) }),
      operator,
    })),
    ...(where === undefined ? {} : { where: renameInSql(where, from, to) }),
    ...(ops === undefined ? {} : { ops: renameKeys(ops, renamed) }),
  };
}
