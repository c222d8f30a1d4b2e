import { tableKey } from "./table.ts";
import type { Table } from "./table.ts";

/** The part of a metadata that says where its tables are. */
export interface TablesInSchema {
  readonly schema: string | undefined;
  readonly tables: ReadonlyMap<string, Table>;
}

/** The table with the schemas that it means: none for the default one, the metadata's for references. */
export function atHome(
  table: Table,
  metadata: TablesInSchema,
  defaultSchema: string | null,
): Table {
  const place = <T extends { readonly schema?: string }>(value: T): T => {
    if (value.schema !== defaultSchema) return value;
    const { schema: _, ...rest } = value;
    return rest as T;
  };
  const referent = <
    T extends { readonly referent: { schema?: string; table: string } },
  >(key: T): T => ({
    ...key,
    referent: place(inMetaData(key.referent, metadata)),
  });
  return {
    ...place(table),
    columns: table.columns.map((one) =>
      one.foreignKeys.length === 0
        ? one
        : { ...one, foreignKeys: one.foreignKeys.map(referent) }
    ),
    constraints: table.constraints.map((one) =>
      one.kind === "foreignKey" ? referent(one) : one
    ),
  };
}

/** A reference without a schema means the metadata's, where that has the table. */
function inMetaData<T extends { readonly schema?: string; table: string }>(
  referent: T,
  { schema, tables }: TablesInSchema,
): T {
  if (referent.schema !== undefined || schema === undefined) return referent;
  if (tables.has(referent.table)) return referent;
  return tables.has(tableKey({ schema, name: referent.table }))
    ? { ...referent, schema }
    : referent;
}
