import type { ReflectedTable } from "../../reflection/mod.ts";
import { nameText, tableKey } from "../../schema/mod.ts";
import type { Constraint, ConstraintName } from "../../schema/mod.ts";
import type {
  AutogenerateOptions,
  ObjectKind,
} from "../autogenerate_options.ts";

/** Which names of tables `includeName` lets through; nothing without such a filter. */
export function includesTableName(
  { includeName }: AutogenerateOptions,
  schema: string | null,
): ((name: string) => boolean) | undefined {
  if (includeName === undefined) return undefined;
  return (name) =>
    includeName(name, "table", {
      schemaName: schema,
      tableName: name,
      schemaQualifiedTableName: tableKey({
        name,
        schema: schema ?? undefined,
      }),
    });
}

/** A table without the columns, constraints and indexes that `includeName` keeps out. */
export function withIncludedNames(
  table: ReflectedTable,
  { includeName }: AutogenerateOptions,
): ReflectedTable {
  if (includeName === undefined) return table;
  const parents = {
    schemaName: table.schema ?? null,
    tableName: table.name,
    schemaQualifiedTableName: tableKey(table),
  };
  const includes = (name: ConstraintName | undefined, kind: ObjectKind) =>
    includeName(plainName(name), kind, parents);
  return {
    ...table,
    columns: table.columns.filter(({ name }) => includes(name, "column")),
    constraints: table.constraints.filter(({ kind, name }) => {
      const filtered = FILTERED[kind];
      return filtered === undefined || includes(name, filtered);
    }),
    indexes: table.indexes.filter(({ name }) => includes(name, "index")),
  };
}

/** What filters call the kinds of constraints. */
export const FILTERED: Record<Constraint["kind"], ObjectKind | undefined> = {
  primaryKey: undefined,
  unique: "unique_constraint",
  foreignKey: "foreign_key_constraint",
  check: "check_constraint",
  exclude: undefined,
};

/** A name as a text; null where there is none. */
export function plainName(name: ConstraintName | undefined): string | null {
  return nameText(name) ?? null;
}
