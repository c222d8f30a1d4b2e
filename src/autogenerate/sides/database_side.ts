import type {
  Inspector,
  ReflectedTable,
  SchemaSnapshot,
} from "../../reflection/mod.ts";
import { type MigrationContext, stateTables } from "../../runtime/mod.ts";
import { tableKey } from "../../schema/mod.ts";
import type { Index, Table } from "../../schema/mod.ts";
import type { AutogenerateOptions } from "../autogenerate_options.ts";
import {
  includesTableName,
  plainName,
  withIncludedNames,
} from "./name_filter.ts";
import type { TargetSide } from "./target_side.ts";

/** What the database has of the schemas that take part. */
export interface DatabaseSide {
  /** The schemas whose tables the target should list; null is the default one. */
  readonly schemas: ReadonlySet<string | null>;
  readonly snapshots: readonly SchemaSnapshot[];
  /** By `name` or `schema.name`; Athanor's own tables and partitions left out. */
  readonly tables: ReadonlyMap<string, ReflectedTable>;
}

/** Reads the catalog: the default schema, all others on request, and those that the target names. */
export async function readDatabase(
  inspector: Inspector,
  target: TargetSide,
  migrationContext: MigrationContext,
): Promise<DatabaseSide> {
  const options = migrationContext.options as AutogenerateOptions;
  const schemas = await schemasToRead(inspector, options);
  const named = [...target.tables.values()].map(({ schema }) => schema ?? null);
  const snapshots: SchemaSnapshot[] = [];
  for (const schema of new Set([...schemas, ...named])) {
    const include = includesTableName(options, schema);
    snapshots.push(await inspector.reflect({ schema, include }));
  }
  const { facts } = migrationContext;
  const isOwn = ownTables(migrationContext, inspector.defaultSchema);
  const tables = new Map<string, ReflectedTable>();
  for (const one of snapshots.flatMap((snapshot) => snapshot.tables)) {
    if (isOwn(one) || one.partitionOf !== undefined) continue;
    const key = tableKey(one);
    const plain = withMeantIndexes(
      facts.uniqueConstraintsAreIndexes ? withoutUniques(one) : one,
      target.tables.get(key),
    );
    tables.set(key, withIncludedNames(plain, options));
  }
  return { schemas, snapshots, tables };
}

async function schemasToRead(
  inspector: Inspector,
  { includeSchemas, includeName }: AutogenerateOptions,
): Promise<ReadonlySet<string | null>> {
  if (includeSchemas !== true) return new Set([null]);
  const names = (await inspector.schemaNames()).map((name) =>
    name === inspector.defaultSchema ? null : name
  );
  const all = [...new Set([null, ...names])];
  return new Set(
    all.filter((name) => includeName?.(name, "schema", {}) ?? true),
  );
}

/** A table whose indexes have those that foreign keys brought, where the target has one of that name. */
function withMeantIndexes(
  table: ReflectedTable,
  target: Table | undefined,
): ReflectedTable {
  const { keyIndexes = [], indexes } = table;
  if (target === undefined || keyIndexes.length === 0) return table;
  const wanted = new Set(target.indexes.map(({ name }) => plainName(name)));
  const meant = keyIndexes.filter(({ name }) => wanted.has(plainName(name)));
  return {
    ...table,
    indexes: [...indexes, ...meant],
    keyIndexes: keyIndexes.filter((one) => !meant.includes(one)),
  };
}

/** A table whose unique constraints are the indexes that they are to the database. */
function withoutUniques(table: ReflectedTable): ReflectedTable {
  const uniques = table.constraints.filter((one) => one.kind === "unique");
  return {
    ...table,
    constraints: table.constraints.filter(({ kind }) => kind !== "unique"),
    indexes: [
      ...table.indexes,
      ...uniques.map(({ name, columns, options }): Index => ({
        kind: "index",
        ...(name === undefined ? {} : { name }),
        columns,
        unique: true,
        options,
      })),
    ],
  };
}

/** Tells the tables in which runs keep something from the tables of people. */
function ownTables(
  { versionTable }: MigrationContext,
  defaultSchema: string | null,
): (table: Table) => boolean {
  const { name: version, schema: own } = versionTable.address;
  const schema = own === defaultSchema ? undefined : own;
  const keys = stateTables(version).map((name) => tableKey({ name, schema }));
  return (table) => keys.includes(tableKey(table));
}
