/**
 * A session on MySQL or MariaDB over an open client of `npm:mysql2`. The
 * library itself is not imported here, so that an open client of any version
 * can be taken.
 *
 * @module
 */
import { AdvisoryLock, type OpenSession } from "./advisory_lock.ts";
import type {
  Connection,
  DriverStatement,
  Row,
  StatementResult,
} from "./driver.ts";
import type { LockKey, LockSession } from "./lock.ts";
import { mysqlError } from "./mysql_error.ts";
import { type MysqlValue, mysqlValue } from "./mysql_values.ts";
import { hasMethods, isMysqlPool } from "./recognize.ts";
import { StatementError } from "./statement_error.ts";

/** What is used of a connection of `mysql2/promise`. */
export interface MysqlClient {
  query(options: QueryOptions): Promise<[MysqlResult, Field[] | undefined]>;
  execute(
    options: QueryOptions,
    values: MysqlValue[],
  ): Promise<[MysqlResult, Field[] | undefined]>;
  end(): Promise<void>;
  on(event: "error", listener: () => void): unknown;
  off(event: "error", listener: () => void): unknown;
  /** Of a client that a pool lent. */
  release?(): void;
  destroy(): void;
}

interface MysqlPool {
  getConnection(): Promise<MysqlClient>;
}

interface QueryOptions {
  readonly sql: string;
}

/** What `mysql2` tells of a value that it is about to read. */
interface Incoming {
  readonly type?: string;
  /** MariaDB's JSON is a text by its type. */
  readonly extendedFormat?: string;
  string(encoding: string): string | null;
}

type MysqlResult = Row[] | Header | (Row[] | Header)[];

interface Header {
  readonly affectedRows: number | string;
  readonly serverStatus?: number;
}

interface Field {
  readonly name: string;
  readonly columnType?: number;
}

/** Said for each query, so that the client's own configuration stays as it is. */
const READING = {
  supportBigNumbers: true,
  bigNumberStrings: true,
  dateStrings: true,
  decimalNumbers: false,
  typeCast: readValue,
  rowsAsArray: false,
  nestTables: false,
  namedPlaceholders: false,
};

/**
 * The client would fail in the middle of an answer where a JSON column holds no
 * JSON, such as the empty text that MariaDB fills in for rows that were there:
 * that comes as its text.
 */
function readValue(value: Incoming, next: () => unknown): unknown {
  const isJson = value.type === "JSON" || value.extendedFormat === "json";
  if (!isJson) return next();
  const text = value.string("utf8");
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `MYSQL_TYPE_LONGLONG`. */
const BIGINT_TYPE = 8;

/** The flag of the server's status that says that a transaction is open. */
const IN_TRANSACTION = 1;

/** Costs nothing, changes nothing, and is answered with the server's status. */
const STATUS_SQL = "DO 0";

/** What becomes of the client in the end. */
type Ending = "end" | "release" | "leave";

/** How a client came here. */
interface MysqlSession {
  readonly ending: Ending;
  /** Opens another session on the same database. */
  readonly openSession?: OpenSession | undefined;
}

/** One session. */
class MysqlConnection implements Connection {
  readonly dialectName = "mysql";
  readonly serverVersion: string;
  readonly #client: MysqlClient;
  readonly #ending: Ending;
  /** Opens another session on the same database. */
  readonly openSession?: OpenSession;
  #lost = false;

  constructor(
    client: MysqlClient,
    serverVersion: string,
    { ending, openSession }: MysqlSession,
  ) {
    this.#client = client;
    this.#ending = ending;
    if (openSession !== undefined) this.openSession = openSession;
    this.serverVersion = serverVersion;
    client.on("error", this.#onError);
  }

  /** Each statement waits for the one ahead of it: the server would run what follows a failed one. */
  async run(statements: readonly DriverStatement[]): Promise<
    StatementResult[]
  > {
    const values = statements.map(({ parameters }) =>
      parameters?.map((row) => row.map(mysqlValue))
    );
    const results: StatementResult[] = [];
    for (const [index, { sql }] of statements.entries()) {
      let rowCount = 0;
      for (const row of values[index] ?? [undefined]) {
        rowCount += affected(await this.#send(sql, row, index));
      }
      results.push({ rowCount });
    }
    return results;
  }

  async query(sql: string, parameters: readonly unknown[] = []): Promise<
    Row[]
  > {
    const values = parameters.map(mysqlValue);
    const sent = values.length === 0 ? undefined : values;
    const [result, fields] = await this.#send(sql, sent, 0);
    return rowsOf(result, fields);
  }

  async inTransaction(): Promise<boolean> {
    const [result] = await this.#send(STATUS_SQL, undefined, 0);
    const { serverStatus = 0 } = result as Header;
    return (serverStatus & IN_TRANSACTION) !== 0;
  }

  async openLock(key: LockKey): Promise<LockSession | undefined> {
    return await AdvisoryLock.open(this, key, await this.openSession?.());
  }

  async close(): Promise<void> {
    if (this.#ending === "end") {
      return this.#lost ? this.#client.destroy() : await this.#client.end();
    }
    this.#client.off("error", this.#onError);
    if (this.#ending === "release") this.#client.release?.();
  }

  async #send(
    sql: string,
    values: MysqlValue[] | undefined,
    index: number,
  ): Promise<[MysqlResult, Field[] | undefined]> {
    try {
      return values === undefined
        ? await this.#client.query({ sql, ...READING })
        : await this.#client.execute({ sql, ...READING }, values);
    } catch (error) {
      const failure = mysqlError(error, { index, sql });
      if (failure instanceof StatementError && failure.connectionLost) {
        this.#lost = true;
        // The rest of an answer that could not be read would be taken for the next one.
        this.#client.destroy();
      }
      throw failure;
    }
  }

  /** The query under way fails with it, or the next one; nobody else may have to hear of it. */
  readonly #onError = (): void => {
    this.#lost = true;
  };
}

/** Makes a connection of a client that was opened for it, and is ended with it. */
export function ownMysql(
  client: MysqlClient,
  openSession?: OpenSession,
): Promise<Connection> {
  return over(client, { ending: "end", openSession });
}

/** Takes an open connection, or one of a pool's until the end. */
export async function adoptMysql(client: unknown): Promise<Connection> {
  const promised = hasMethods(client, ["promise"])
    ? (client as { promise(): unknown }).promise()
    : client;
  return isMysqlPool(promised)
    ? await over(await (promised as MysqlPool).getConnection(), {
      ending: "release",
    })
    : await over(promised as MysqlClient, { ending: "leave" });
}

async function over(
  client: MysqlClient,
  options: MysqlSession,
): Promise<Connection> {
  const sql = "SELECT VERSION() AS version";
  try {
    const [rows] = await client.query({ sql, ...READING });
    const [row] = rows as Row[];
    return new MysqlConnection(client, String(row?.["version"]), options);
  } catch (error) {
    if (options.ending === "end") client.destroy();
    throw mysqlError(error, { index: 0, sql });
  }
}

/** Of several results, as of a procedure, the last one counts. */
function affected([result]: [MysqlResult, unknown]): number {
  const last = Array.isArray(result) ? result.at(-1) : result;
  return Number((last as Partial<Header> | undefined)?.affectedRows ?? 0);
}

/** Whole numbers of 64 bits come as bigints, dates, times and decimals as texts. */
function rowsOf(result: MysqlResult, fields: Field[] | undefined): Row[] {
  if (!Array.isArray(result)) return [];
  const [first] = result;
  if (Array.isArray(first)) {
    return rowsOf(first, fields?.[0] as unknown as Field[]);
  }
  const big = (fields ?? []).filter(({ columnType }) =>
    columnType === BIGINT_TYPE
  );
  return result.map((row) => {
    const read: Row = { ...row };
    for (const { name } of big) {
      if (read[name] !== null) read[name] = BigInt(String(read[name]));
    }
    return read;
  });
}
