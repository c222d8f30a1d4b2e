import type { Connection } from "../drivers/driver.ts";
import { AthanorError } from "../errors.ts";
import { parseDdl } from "../kernel/mod.ts";
import type { WireDdl } from "../kernel/wire.ts";
import { groupBy } from "../util/group_by.ts";
import type {
  Inspector,
  ReflectedTable,
  ReflectOptions,
  SchemaSnapshot,
  Trigger,
  View,
} from "./inspector.ts";
import { readTypes } from "./read_types.ts";
import {
  type Catalog,
  type CatalogTable,
  readCatalog,
  readSchemaNames,
  readTableNames,
  type SchemaObject,
} from "./sqlite_catalog.ts";
import { typeText } from "./sqlite_columns.ts";
import { isPlainIndex } from "./sqlite_indexes.ts";
import { tableOf } from "./sqlite_table.ts";
import { fold } from "./sqlite_fold.ts";
import { agreedText } from "./sqlite_text.ts";

const MAIN = "main";

type Reader = Pick<Connection, "query">;

/** Reads SQLite: what its pragmas tell, and what only the CREATE texts do. */
export function inspectSqlite(connection: Reader): Promise<Inspector> {
  return Promise.resolve(new SqliteInspector(connection));
}

class SqliteInspector implements Inspector {
  readonly dialectName = "sqlite";
  readonly defaultSchema = MAIN;
  readonly #connection: Reader;

  constructor(connection: Reader) {
    this.#connection = connection;
  }

  async schemaNames(): Promise<readonly string[]> {
    return await readSchemaNames(this.#connection);
  }

  async tableNames(options: ReflectOptions = {}): Promise<readonly string[]> {
    const { include = () => true } = options;
    const schema = await this.#schema(options.schema);
    const names = await readTableNames(this.#connection, schema);
    return names.filter(include);
  }

  async reflect(options: ReflectOptions = {}): Promise<SchemaSnapshot> {
    const { include = () => true } = options;
    const schema = await this.#schema(options.schema);
    const catalog = await readCatalog(this.#connection, schema, include);
    return snapshotOf(catalog, schema === MAIN ? undefined : schema);
  }

  async table(
    name: string,
    options: Pick<ReflectOptions, "schema"> = {},
  ): Promise<ReflectedTable | undefined> {
    const include = (other: string): boolean => other === name;
    const { tables } = await this.reflect({ ...options, include });
    return tables[0];
  }

  async #schema(name: string | null = MAIN): Promise<string> {
    if (name === null || name === MAIN) return MAIN;
    const names = await this.schemaNames();
    if (names.includes(name)) return name;
    throw new AthanorError(
      "OPERATION_INVALID",
      `The database has no schema "${name}"`,
      { hint: `Attach it first; there is ${names.join(", ")}.` },
    );
  }
}

function snapshotOf(
  catalog: Catalog,
  schema: string | undefined,
): SchemaSnapshot {
  return {
    schema: schema ?? null,
    ...readObjects(catalog, schema),
    sequences: [],
    enums: [],
  };
}

function readObjects(
  { tables, objects, names }: Catalog,
  schema: string | undefined,
): Pick<SchemaSnapshot, "tables" | "views"> {
  const texts = readTexts(objects, namesOfPlainIndexes(tables));
  const ofType = (type: SchemaObject["type"]): Map<string, SchemaObject> =>
    new Map(
      objects.filter((one) => one.type === type).map((one) => [one.name, one]),
    );
  const indexTexts = new Map(
    [...ofType("index")].map(([name, one]) => [name, texts.get(one)]),
  );
  const tableObjects = ofType("table");
  const triggers = triggersOf(objects);
  const agreed = tables.map((table) => {
    const object = tableObjects.get(table.name);
    const ddl = object === undefined ? undefined : texts.get(object);
    return { table, object, text: agreedText(ddl, table) };
  });
  const types = readTypes(
    "sqlite",
    agreed.flatMap(({ table, text }) =>
      table.columns.map((column, index) =>
        typeText(column, text?.columns[index])
      )
    ).filter((text) => text !== ""),
  );
  const place = {
    ...(schema === undefined ? {} : { schema }),
    spelling: new Map(names.map((name) => [fold(name), name])),
  };
  return {
    tables: agreed.map(({ table, object, text }) =>
      tableOf({
        table,
        text,
        indexTexts,
        types,
        definition: object?.sql,
        triggers: triggers.get(table.name) ?? [],
      }, place)
    ),
    views: [...ofType("view").values()].map((view) =>
      viewOf(view, texts.get(view), {
        schema,
        triggers: triggers.get(view.name),
      })
    ),
  };
}

/** One call for all texts of a schema that say more than the catalog; null for those that are not understood. */
function readTexts(
  objects: readonly SchemaObject[],
  plainIndexes: ReadonlySet<string>,
): ReadonlyMap<SchemaObject, WireDdl | null> {
  const read = objects.filter(({ type, name, sql }) =>
    type === "index"
      ? !plainIndexes.has(name) || COLLATION.test(sql)
      : type !== "trigger"
  );
  const texts = parseDdl("sqlite", read.map(({ sql }) => sql));
  return new Map(read.map((object, index) => [object, texts[index] ?? null]));
}

const COLLATION = /collate/i;

/** The indexes of which the catalog tells all, but for collations. */
function namesOfPlainIndexes(
  tables: readonly CatalogTable[],
): ReadonlySet<string> {
  return new Set(
    tables.flatMap(({ indexes }) => indexes.filter(isPlainIndex))
      .map(({ name }) => name),
  );
}

function triggersOf(
  objects: readonly SchemaObject[],
): ReadonlyMap<string, Trigger[]> {
  const triggers = groupBy(
    objects.filter(({ type }) => type === "trigger"),
    ({ table }) => table,
  );
  return new Map(
    [...triggers].map(([table, found]) => [
      table,
      found.map(({ name, sql }) => ({ name, definition: sql })),
    ]),
  );
}

function viewOf(
  view: SchemaObject,
  ddl: WireDdl | null | undefined,
  { schema, triggers }: {
    readonly schema: string | undefined;
    readonly triggers: readonly Trigger[] | undefined;
  },
): View {
  const text = ddl?.kind === "view" ? ddl : undefined;
  return {
    kind: "view",
    name: view.name,
    ...(schema === undefined ? {} : { schema }),
    ...(text?.columns === undefined ? {} : { columns: text.columns }),
    definition: text?.definition ?? view.sql,
    materialized: false,
    ...(triggers === undefined ? {} : { triggers }),
  };
}
