import type { SchemaSnapshot } from "../../reflection/mod.ts";
import { ColumnType, MetaData } from "../../schema/mod.ts";
import type { Column } from "../../schema/mod.ts";

/** The tables of another place as a schema; partitions belong to their tables. */
export function reflectedMetadata(
  snapshots: readonly SchemaSnapshot[],
  isOwn: (tableName: string) => boolean,
): MetaData {
  const metadata = new MetaData();
  for (const one of snapshots.flatMap(({ tables }) => tables)) {
    if (one.partitionOf !== undefined || isOwn(one.name)) continue;
    const { name, schema, comment, columns, constraints, indexes } = one;
    metadata.table(
      name,
      [...columns.map(withItsEnum), ...constraints, ...indexes],
      {
        ...(schema === undefined ? {} : { schema }),
        ...(comment === undefined ? {} : { comment }),
        prefixes: one.prefixes,
        ...one.options,
      },
    );
  }
  return metadata;
}

/** There the enum type stands already; here it is to be made. */
function withItsEnum(column: Column): Column {
  const { type } = column;
  return type === undefined ? column : { ...column, type: creating(type) };
}

function creating(type: ColumnType): ColumnType {
  const { item, createType, ...rest } = type.arguments;
  if (item !== undefined) {
    return new ColumnType(type.name, { ...rest, item: creating(item) });
  }
  return createType === undefined ? type : new ColumnType(type.name, rest);
}
