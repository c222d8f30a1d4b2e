/**
 * `npm:postgres` as a client of PostgreSQL. The library itself is imported
 * only for a URL, so that an open `sql` of any version can be taken.
 *
 * It connects again silently when a connection is lost, and a transaction, the
 * migration lock and all settings are gone. So one connection is reserved, and
 * refused from the moment that it closes.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";
import type { OpenSession } from "./advisory_lock.ts";
import { connectFailed } from "./connect_failed.ts";
import type { Connection, ConnectOptions, Row } from "./driver.ts";
import {
  IN_BLOCK_SQL,
  type ParameterTexts,
  type PostgresqlAnswer,
  type PostgresqlClient,
  PostgresqlConnection,
} from "./postgresql_connection.ts";
import { isLost } from "./postgresql_error.ts";
import {
  type PostgresqlTarget,
  postgresqlTarget,
  type TlsOptions,
} from "./postgresql_url.ts";
import { parserOf } from "./postgresql_values.ts";

/** What is used of the `sql` of `postgres`, whole or reserved. */
interface Sql {
  unsafe(
    text: string,
    parameters?: readonly unknown[],
    options?: { onexecute: (socket: Socket) => boolean },
  ): PendingQuery;
  typed(value: string, type: number): unknown;
  reserve?(): Promise<Sql>;
  release?(): void;
  end?(options: { readonly timeout: number }): Promise<void>;
  readonly options?: { readonly transform?: Transform };
}

/** The connection behind a reserved `sql`; `sql.begin` watches it in the same way. */
interface Socket {
  onclose?: ((error: unknown) => void) | null;
}

interface PendingQuery {
  raw(): Promise<RawResult | RawResult[]>;
}

interface RawResult extends Array<(Uint8Array | null)[]> {
  readonly command: string | null;
  readonly count: number | null;
  readonly columns?: readonly {
    readonly name: string;
    readonly type: number;
  }[];
  readonly state: { readonly pid: number };
}

interface Transform {
  readonly column?: { readonly from?: unknown };
  readonly row?: { readonly from?: unknown };
}

/** The type that leaves it to the server to find one; any other makes the library change the text. */
const UNKNOWN_TYPE = 705;

const PID_SQL = "SELECT pg_backend_pid()";

const decoder = new TextDecoder();

/** What is done in the end. A closed connection must not be released: the library would use it again. */
type End = (closed: boolean) => Promise<void> | void;

/** One reserved connection. */
class PostgresSession implements PostgresqlClient {
  readonly pipelines = false;
  readonly #sql: Sql;
  readonly #end: End;
  #pid: number | undefined;
  #closed: { readonly reason: unknown } | undefined;
  #unwatch = (): void => {};

  constructor(sql: Sql, end: End) {
    this.#sql = sql;
    this.#end = end;
  }

  get serverProcess(): number | undefined {
    return this.#pid;
  }

  /** Asks for the server process, and has the library tell when the connection closes. */
  async watch(): Promise<void> {
    const query = this.#sql.unsafe(PID_SQL, [], {
      onexecute: (socket) => {
        const before = socket.onclose;
        const onClose = (reason: unknown): void => {
          this.#closed ??= { reason };
          before?.(reason);
        };
        socket.onclose = onClose;
        this.#unwatch = () => {
          if (socket.onclose === onClose) socket.onclose = before ?? null;
        };
        return true;
      },
    });
    this.#pid = lastOf(await query.raw())?.state.pid;
  }

  async send(sql: string, parameters?: ParameterTexts): Promise<
    PostgresqlAnswer
  > {
    if (this.#closed !== undefined) throw this.#closed.reason;
    const values = parameters?.map((text) =>
      text === null ? null : this.#sql.typed(text, UNKNOWN_TYPE)
    );
    const result = lastOf(await this.#answer(sql, values));
    if (result !== undefined) this.#checkPid(result);
    return { rows: rowsOf(result), rowCount: result?.count ?? null };
  }

  /** A query that is sent between a connection's error and its end would never be answered. */
  async #answer(
    sql: string,
    values: readonly unknown[] | undefined,
  ): Promise<RawResult | RawResult[]> {
    try {
      return await this.#sql.unsafe(sql, values).raw();
    } catch (error) {
      if (isLost(error)) this.#closed ??= { reason: error };
      throw error;
    }
  }

  together<T>(work: () => T): T {
    return work();
  }

  /** In an aborted block, the question is refused. */
  async inBlock(): Promise<boolean> {
    try {
      const { rows: [row] } = await this.send(IN_BLOCK_SQL);
      return row?.["open"] === true;
    } catch (error) {
      if ((error as { code?: string }).code === "25P02") return true;
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#unwatch();
    await this.#end(this.#closed !== undefined);
  }

  #checkPid({ state: { pid } }: RawResult): void {
    this.#pid ??= pid;
    if (pid === this.#pid) return;
    this.#closed = {
      reason: new Error(
        `the server process ${this.#pid} ended, and the client connected again to ${pid}`,
      ),
    };
    throw this.#closed.reason;
  }
}

/**
 * Takes an open `sql`, of which one connection is reserved until the end.
 *
 * @throws {AthanorError} `DRIVER_UNAVAILABLE` when it renames columns or changes rows
 */
export async function adoptPostgres(client: unknown): Promise<Connection> {
  const sql = client as Sql;
  const { column, row } = sql.options?.transform ?? {};
  if (column?.from || row?.from) throw transforms();
  if (sql.reserve === undefined) return await over(sql, () => {});
  const reserved = await reserve(sql);
  return await over(reserved, (closed) => {
    if (!closed) reserved.release?.();
  });
}

type Library = { readonly default: typeof import("npm:postgres@3.4.9") };

/** Computed where it is imported: Deno fetches the package of a literal `import()` before anything runs. */
const SPECIFIER = "npm:postgres@3.4.9";

/** Opens the database that a URL names, as `connectPostgresql` does. */
export async function connectPostgres(
  url: string,
  options: ConnectOptions = {},
): Promise<Connection> {
  const target = postgresqlTarget(url, options);
  let sql: Sql | undefined;
  // A connection that was lost in a query would be waited for without end.
  const end = () => sql?.end?.({ timeout: 0 });
  try {
    const { default: postgres }: Library = await import(SPECIFIER);
    sql = postgres(settings(target, options)) as unknown as Sql;
    const reserved = await reserve(sql);
    // The end would wait for a connection that is still reserved.
    const close = (closed: boolean) => {
      if (!closed) reserved.release?.();
      return end();
    };
    return await over(reserved, close, () => connectPostgres(url, options));
  } catch (error) {
    await end();
    throw connectFailed(error, url);
  }
}

/** With `fetch_types: false`, reserving hangs as long as no connection is open, so a query goes first. */
async function reserve(sql: Sql): Promise<Sql> {
  await sql.unsafe(PID_SQL).raw();
  return await sql.reserve?.() ?? sql;
}

async function over(
  sql: Sql,
  end: End,
  openSession?: OpenSession,
): Promise<Connection> {
  const session = new PostgresSession(sql, end);
  await session.watch();
  return await PostgresqlConnection.over(session, openSession);
}

function settings(
  target: PostgresqlTarget,
  { onNotice }: ConnectOptions,
): Record<string, unknown> {
  const { applicationName, connectTimeout, options } = target;
  const { host, port, user, password, database } = target;
  return {
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(database !== undefined && { database }),
    ssl: sslOf(target),
    max: 1,
    connect_timeout: connectTimeout / 1000,
    fetch_types: false,
    connection: {
      "application_name": applicationName,
      ...(options !== undefined && { options }),
    },
    // Without it, the library prints notices.
    onnotice: ({ message }: { message?: string }) => onNotice?.(message ?? ""),
  };
}

/**
 * The library tries both ways by itself for `prefer`. It does not name the
 * host for an address, and a certificate for "localhost" would pass.
 */
function sslOf(
  { attempts: [first = false, second], host }: PostgresqlTarget,
): (TlsOptions & { readonly host?: string | undefined }) | "prefer" | false {
  if (second !== undefined) return "prefer";
  return first === false ? false : { ...first, host };
}

function lastOf(result: RawResult | RawResult[]): RawResult | undefined {
  return "command" in result ? result : result.at(-1);
}

function rowsOf(result: RawResult | undefined): Row[] {
  if (result === undefined) return [];
  const columns = result.columns ?? [];
  return Array.from(
    result,
    (values) =>
      Object.fromEntries(columns.map(({ name, type }, index) => {
        const bytes = values[index] ?? null;
        const value = bytes === null
          ? null
          : parserOf(type)(decoder.decode(bytes));
        return [name, value];
      })),
  );
}

function transforms(): AthanorError {
  return new AthanorError(
    "DRIVER_UNAVAILABLE",
    "The client of `postgres` renames columns or changes rows",
    { hint: "Hand over one without `transform`, or give a URL instead." },
  );
}
