import type { InspectedConnection } from "./inspected_connection.ts";
import type {
  Conversion,
  Inspector,
  ReflectedTable,
  ReflectOptions,
  SchemaSnapshot,
} from "./inspector.ts";
import {
  type CatalogRequest,
  readPostgresqlCatalog,
} from "./postgresql_catalog.ts";
import { readConversion } from "./postgresql_conversions.ts";
import { readSnapshot } from "./postgresql_snapshot.ts";

const DEFAULT_SCHEMA_SQL =
  "SELECT coalesce(current_schema(), 'public') AS name";

const SCHEMAS_SQL = `
SELECT nspname AS name FROM pg_namespace
WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
ORDER BY nspname`;

const TABLES_SQL = `
SELECT c.relname AS name FROM pg_class c
WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1)
  AND c.relkind IN ('r', 'p')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE deptype = 'e'
    AND classid = 'pg_class'::regclass AND objid = c.oid)
ORDER BY c.relname`;

/**
 * Reads PostgreSQL's catalog (manual, chapter 52).
 *
 * @param connection it stays the caller's to close
 */
export async function inspectPostgresql(
  connection: InspectedConnection,
): Promise<Inspector> {
  const [row] = await connection.query(DEFAULT_SCHEMA_SQL);
  return new PostgresqlInspector(connection, String(row?.["name"]));
}

class PostgresqlInspector implements Inspector {
  readonly dialectName = "postgresql";
  readonly defaultSchema: string;
  readonly #connection: InspectedConnection;

  constructor(connection: InspectedConnection, defaultSchema: string) {
    this.#connection = connection;
    this.defaultSchema = defaultSchema;
  }

  schemaNames(): Promise<readonly string[]> {
    return this.#names(SCHEMAS_SQL);
  }

  async tableNames(
    { schema, include }: ReflectOptions = {},
  ): Promise<readonly string[]> {
    const names = await this.#names(TABLES_SQL, schema ?? this.defaultSchema);
    return include === undefined ? names : names.filter(include);
  }

  async reflect(options: ReflectOptions = {}): Promise<SchemaSnapshot> {
    const tables = options.include === undefined
      ? undefined
      : await this.tableNames(options);
    return await this.#read({
      schema: options.schema ?? this.defaultSchema,
      ...(tables === undefined ? {} : { tables }),
    });
  }

  async table(
    name: string,
    { schema }: Pick<ReflectOptions, "schema"> = {},
  ): Promise<ReflectedTable | undefined> {
    const { tables: [table] } = await this.#read({
      schema: schema ?? this.defaultSchema,
      tables: [name],
      onlyTables: true,
    });
    return table;
  }

  conversion(from: string, to: string): Promise<Conversion> {
    return readConversion(this.#connection, from, to);
  }

  async #read(request: CatalogRequest): Promise<SchemaSnapshot> {
    const catalog = await readPostgresqlCatalog(this.#connection, request);
    return readSnapshot(catalog, request.schema, this.defaultSchema);
  }

  async #names(sql: string, ...values: string[]): Promise<readonly string[]> {
    const rows = await this.#connection.query(sql, values);
    return rows.map(({ name }) => String(name));
  }
}
