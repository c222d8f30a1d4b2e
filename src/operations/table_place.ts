import { checkName } from "../schema/check.ts";
import { tableKey } from "../schema/table.ts";

/** Where an operation works: a table, and its schema when it is not the default one. */
export interface TablePlace {
  /** The table, without its schema. */
  readonly tableName: string;
  /** Its schema, when it is not the default one. */
  readonly schema?: string | undefined;
}

/** Where a table is, for an operation on it. */
export function placeOf(
  { name, schema }: {
    readonly name: string;
    readonly schema?: string | undefined;
  },
): { readonly tableName: string; readonly schema?: string } {
  return { tableName: name, ...optional("schema", schema) };
}

/** The schema of a table or a type, as the options of an operation on it. */
export function schemaOf(
  { schema }: { readonly schema?: string | undefined },
): { readonly schema?: string } {
  return optional("schema", schema);
}

/** The key of an operation's table among others, as of `tableKey`. */
export function keyOfPlace({ tableName, schema }: TablePlace): string {
  return tableKey({ name: tableName, schema });
}

/** The option `schema` of an operation, checked. */
export function checkSchema(schema: unknown): string | undefined {
  return schema === undefined || schema === null
    ? undefined
    : checkName(schema, "schema name");
}

/** A value as an optional member: nothing at all when it is `undefined`. */
export function optional<K extends string, V>(
  key: K,
  value: V | undefined,
): { readonly [P in K]?: V } {
  return value === undefined
    ? {}
    : { [key]: value } as { readonly [P in K]: V };
}
