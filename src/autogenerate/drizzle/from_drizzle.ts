import { AthanorError } from "../../errors.ts";
import { readTypes } from "../../reflection/read_types.ts";
import { MetaData } from "../../schema/mod.ts";
import { readColumn, typeText } from "./drizzle_column.ts";
import { keyColumns, readConstraints } from "./drizzle_constraints.ts";
import { isDrizzleTable, kindOfTable, placeOfTable } from "./drizzle_core.ts";
import type {
  DrizzleColumn,
  DrizzleCore,
  DrizzleTable,
} from "./drizzle_core.ts";
import { FAMILIES } from "./drizzle_family.ts";
import type { DrizzleFamily } from "./drizzle_family.ts";
import { DrizzleWriter } from "./drizzle_sql.ts";
import type { DrizzleCasing } from "./drizzle_sql.ts";

/** The options of {@linkcode fromDrizzle}. */
export interface FromDrizzleOptions {
  /** The `casing` of your `drizzle()` and `drizzle.config.ts`. @default {names as written} */
  readonly casing?: DrizzleCasing;
}

/**
 * The tables of a Drizzle schema, as a target for autogenerate and for
 * `createAll`, named as drizzle-kit names things. Relations, views, sequences,
 * policies and roles are passed over; enum types come with their columns.
 *
 * Source: drizzle-orm 0.45 and what drizzle-kit 0.31 generates.
 *
 * @param schema the module with the tables, as `import * as schema from "./schema.ts"`
 * @param core the module that made them, of your own copy of drizzle-orm:
 *   `import * as core from "drizzle-orm/pg-core"`, or `mysql-core`, or `sqlite-core`
 * @param options `casing`
 * @throws {AthanorError} `TARGET_INVALID` when the schema has no table, or the
 * module is not the one that made them
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import * as core from "npm:drizzle-orm@0.45.4/sqlite-core";
 * import { fromDrizzle } from "athanor";
 *
 * const region = core.sqliteTable("region", {
 *   id: core.integer().primaryKey(),
 *   name: core.text().notNull().unique(),
 * });
 *
 * const metadata = fromDrizzle({ region }, core);
 * assert.deepEqual([...metadata.tables.keys()], ["region"]);
 * ```
 */
export function fromDrizzle(
  schema: object,
  core: object,
  options: FromDrizzleOptions = {},
): MetaData {
  const { family, library } = familyOf(core);
  const writer = new DrizzleWriter(
    library,
    family.dialectClass,
    options.casing,
  );
  const tables = tablesOf(schema, family)
    .map((one) => library.getTableConfig(one));
  const types = typesOf(tables, family);
  const metadata = new MetaData();
  for (const table of tables) {
    const key = new Set(keyColumns(table).map(({ name }) => name));
    const reading = { family, writer, types, key };
    const columns = table.columns.map((one) => readColumn(one, reading));
    metadata.table(
      table.name,
      [...columns, ...readConstraints(table, reading)],
      {
        ...(table.schema === undefined ? {} : { schema: table.schema }),
        ...(counts(table, family) ? { sqliteAutoincrement: true } : {}),
      },
    );
  }
  return metadata;
}

function familyOf(
  core: object,
): { readonly family: DrizzleFamily; readonly library: DrizzleCore } {
  const library = core as DrizzleCore;
  const family = FAMILIES.find(({ dialectClass }) =>
    typeof library[dialectClass] === "function"
  );
  if (family !== undefined && typeof library.getTableConfig === "function") {
    return { family, library };
  }
  throw new AthanorError(
    "TARGET_INVALID",
    "The second argument of fromDrizzle is no core module of drizzle-orm",
    { hint: 'Give it as import * as core from "drizzle-orm/pg-core".' },
  );
}

function tablesOf(schema: object, family: DrizzleFamily): readonly object[] {
  const tables = new Set(Object.values(schema).filter(isDrizzleTable));
  for (const one of tables) {
    const kind = kindOfTable(one);
    if (kind === family.tableKind) continue;
    const needed = FAMILIES.find(({ tableKind }) => tableKind === kind);
    throw new AthanorError(
      "TARGET_INVALID",
      `The table "${
        placeOfTable(one).name
      }" is a ${kind}, which ${family.module} did not make`,
      {
        hint: needed === undefined
          ? "Tables of PostgreSQL, MySQL and SQLite are read."
          : `Give fromDrizzle the module ${needed.module}.`,
      },
    );
  }
  if (tables.size > 0) return [...tables];
  throw new AthanorError(
    "TARGET_INVALID",
    "The Drizzle schema exports no table",
    {
      hint:
        'Give the module with the tables: import * as schema from "./schema.ts".',
    },
  );
}

/** The types of all columns, in one call of the kernel. */
function typesOf(
  tables: readonly DrizzleTable[],
  family: DrizzleFamily,
): ReturnType<typeof readTypes> {
  const columns = tables.flatMap(({ columns }) => columns)
    .flatMap(withItems);
  const texts = new Map(
    columns.map((one) => [one.getSQLType(), typeText(one, family)]),
  );
  const types = readTypes(family.dialectName, texts.values());
  return new Map(
    [...texts].flatMap(([theirs, text]) => {
      const type = types.get(text);
      return type === undefined ? [] : [[theirs, type] as const];
    }),
  );
}

function withItems(column: DrizzleColumn): readonly DrizzleColumn[] {
  return column.baseColumn === undefined
    ? [column]
    : withItems(column.baseColumn);
}

/** `AUTOINCREMENT` of SQLite, which belongs to the table. */
function counts(table: DrizzleTable, family: DrizzleFamily): boolean {
  return family.uniquesAreIndexes &&
    table.columns.some(({ autoIncrement }) => autoIncrement === true);
}
