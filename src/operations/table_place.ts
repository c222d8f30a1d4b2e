import { checkName } from "../schema/check.ts";

/** Where an operation works: a table, and its schema when it is not the default one. */
export interface TablePlace {
  /** The table, without its schema. */
  readonly tableName: string;
  /** Its schema, when it is not the default one. */
  readonly schema?: string | undefined;
}

/** The options `schema` of an operation, checked. */
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
