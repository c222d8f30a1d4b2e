import type { InspectedConnection } from "./inspected_connection.ts";
import { AthanorError } from "../errors.ts";
import type {
  Inspector,
  ReflectedTable,
  ReflectOptions,
  SchemaSnapshot,
} from "./inspector.ts";
import { factsOf, readMysqlCatalog } from "./mysql_catalog.ts";
import { readSequences } from "./mysql_objects.ts";
import { readSnapshot } from "./mysql_snapshot.ts";

const SESSION_SQL =
  "SELECT DATABASE() AS name, @@lower_case_table_names AS folding";

const SCHEMAS_SQL = `
SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA
WHERE SCHEMA_NAME NOT IN
  ('information_schema', 'mysql', 'performance_schema', 'sys')
ORDER BY SCHEMA_NAME`;

const TABLES_SQL = `
SELECT TABLE_NAME AS name FROM information_schema.TABLES
WHERE TABLE_SCHEMA = ? AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')`;

/**
 * Reads the catalog of MySQL or MariaDB (manual, chapter 28).
 *
 * @param connection it stays the caller's to close
 */
export async function inspectMysql(
  connection: InspectedConnection,
): Promise<Inspector> {
  const [row] = await connection.query(SESSION_SQL);
  const name = row?.["name"] ?? null;
  return new MysqlInspector(connection, {
    defaultSchema: name === null ? null : String(name),
    // Names of tables are kept and compared in lower case, or compared so.
    foldsCase: Number(row?.["folding"]) !== 0,
  });
}

class MysqlInspector implements Inspector {
  readonly dialectName = "mysql";
  readonly defaultSchema: string | null;
  readonly #connection: InspectedConnection;
  readonly #foldsCase: boolean;

  constructor(
    connection: InspectedConnection,
    session: {
      readonly defaultSchema: string | null;
      readonly foldsCase: boolean;
    },
  ) {
    this.#connection = connection;
    this.defaultSchema = session.defaultSchema;
    this.#foldsCase = session.foldsCase;
  }

  async schemaNames(): Promise<readonly string[]> {
    const rows = await this.#connection.query(SCHEMAS_SQL);
    return rows.map(({ name }) => String(name)).sort();
  }

  async tableNames(
    { schema, include = () => true }: ReflectOptions = {},
  ): Promise<readonly string[]> {
    const rows = await this.#connection.query(TABLES_SQL, [
      this.#schema(schema),
    ]);
    return rows.map(({ name }) => String(name)).filter(include).sort();
  }

  async reflect(
    { schema, include = () => true }: ReflectOptions = {},
  ): Promise<SchemaSnapshot> {
    return await this.#read(this.#schema(schema), include);
  }

  async table(
    name: string,
    { schema }: Pick<ReflectOptions, "schema"> = {},
  ): Promise<ReflectedTable | undefined> {
    const isIt = this.#foldsCase
      ? (one: string) => one.toLowerCase() === name.toLowerCase()
      : (one: string) => one === name;
    const { tables: [table] } = await this.#read(
      this.#schema(schema),
      isIt,
      name,
    );
    return table;
  }

  async #read(
    schema: string,
    include: (tableName: string) => boolean,
    table?: string,
  ): Promise<SchemaSnapshot> {
    const catalog = await readMysqlCatalog(this.#connection, schema, table);
    const place = schema === this.defaultSchema ? {} : { schema };
    const sequences = table === undefined
      ? await readSequences(this.#connection, schema, catalog.tables, place)
      : [];
    return readSnapshot(catalog, {
      isMariadb: factsOf(this.#connection.serverVersion).isMariadb,
      schema,
      defaultSchema: this.defaultSchema,
      sequences,
      include,
    });
  }

  #schema(schema: string | null | undefined): string {
    const chosen = schema ?? this.defaultSchema;
    if (chosen !== null) return chosen;
    throw new AthanorError(
      "OPERATION_INVALID",
      "The connection has no database selected to be inspected",
      { hint: "Name one in the URL, or give { schema: … }." },
    );
  }
}
