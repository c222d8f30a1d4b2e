/**
 * A session on PostgreSQL, whichever client library carries it: pipelining,
 * what stops after a failure, and errors are the same for all.
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
import {
  type FailedStatement,
  postgresqlError,
  refuseNul,
} from "./postgresql_error.ts";
import { parameterText } from "./postgresql_values.ts";

/** The texts that the placeholders of one execution take. */
export type ParameterTexts = readonly (string | null)[];

/** What the server answered to one statement, or to the last one of a text. */
export interface PostgresqlAnswer extends StatementResult {
  readonly rows: Row[];
}

/** What a client library has to offer. */
export interface PostgresqlClient {
  /** The server process as it named itself when the session began, where the client tells. */
  readonly serverProcess?: number | undefined;
  /** Whether statements may be sent before those ahead of them are answered. */
  readonly pipelines: boolean;
  /** Sends one statement; without parameters, by the simple protocol. */
  send(sql: string, parameters?: ParameterTexts): Promise<PostgresqlAnswer>;
  /** Calls a function that sends several statements, and writes them all at once. */
  together<T>(work: () => T): T;
  /** Whether a transaction block is open, an aborted one included. */
  inBlock(): Promise<boolean>;
  close(): Promise<void>;
}

/** A statement with the texts of each of its executions. */
interface PreparedStatement {
  readonly sql: string;
  readonly executions: readonly (ParameterTexts | undefined)[];
}

/**
 * Tells whether a block is open, for a client that does not know: only inside
 * of one is the transaction older than the statement. It goes by the simple
 * protocol, where both times are taken at once.
 */
export const IN_BLOCK_SQL = "SELECT now() <> statement_timestamp() AS open";

/** What may end a transaction block, or take over the protocol: it is sent alone. */
const ALONE = /\b(?:commit|rollback|abort|end|prepare|copy)\b/i;

/** What is known of a session from its first answer. */
interface PostgresqlSession {
  readonly version: string;
  readonly process: number;
  /** Opens another session on the same database. */
  readonly openSession: OpenSession | undefined;
}

/** One session. */
export class PostgresqlConnection implements Connection {
  readonly dialectName = "postgresql";
  readonly serverVersion: string;
  /** Opens another session on the same database. */
  readonly openSession?: OpenSession;
  readonly #client: PostgresqlClient;
  /** The server process that answered first. */
  readonly #process: number;
  #session: boolean;

  private constructor(
    client: PostgresqlClient,
    { version, process, openSession }: PostgresqlSession,
  ) {
    const { serverProcess = process } = client;
    this.#client = client;
    this.#process = process;
    // A pooler in between hands out numbers of its own.
    this.#session = serverProcess === process;
    this.serverVersion = version;
    if (openSession !== undefined) this.openSession = openSession;
  }

  /** Whether the server process stays the same between transactions. */
  get session(): boolean {
    return this.#session;
  }

  /**
   * Makes a connection of a client that is ready; the client is closed when it is not.
   *
   * @param openSession opens another session on the same database
   */
  static async over(
    client: PostgresqlClient,
    openSession?: OpenSession,
  ): Promise<PostgresqlConnection> {
    const sql = "SELECT current_setting('server_version') AS version, " +
      "pg_backend_pid() AS process";
    try {
      const { rows: [row] } = await client.send(sql);
      const version = String(row?.["version"]);
      const process = Number(row?.["process"]);
      return new PostgresqlConnection(client, {
        version,
        process,
        openSession,
      });
    } catch (error) {
      await client.close();
      throw postgresqlError(error, { index: 0, sql });
    }
  }

  /**
   * Inside of a transaction block, everything is sent in one go: what follows
   * a failed statement fails with it. Outside of one, where each statement
   * commits by itself, each waits for the one ahead of it.
   */
  async run(statements: readonly DriverStatement[]): Promise<
    StatementResult[]
  > {
    const prepared = statements.map(prepare);
    const results: StatementResult[] = [];
    while (results.length < prepared.length) {
      const start = results.length;
      const end = start + await this.#length(prepared, start);
      const chunk = prepared.slice(start, end);
      results.push(...await this.#send(chunk, start));
    }
    return results;
  }

  async query(sql: string, parameters: readonly unknown[] = []): Promise<
    Row[]
  > {
    refuseNul(sql, 0);
    const texts = parameters.map(parameterText);
    try {
      const sent = texts.length === 0 ? undefined : texts;
      return (await this.#client.send(sql, sent)).rows;
    } catch (error) {
      throw postgresqlError(error, { index: 0, sql });
    }
  }

  async inTransaction(): Promise<boolean> {
    try {
      return await this.#client.inBlock();
    } catch (error) {
      throw postgresqlError(error, { index: 0, sql: IN_BLOCK_SQL });
    }
  }

  async searchPath(): Promise<string> {
    const [row] = await this.query(
      "SELECT current_setting('search_path') AS path",
    );
    return String(row?.["path"]);
  }

  async setSearchPath(path: string): Promise<void> {
    const sql = "SELECT pg_catalog.set_config('search_path', $1, false)";
    await this.query(sql, [path]);
  }

  /** Two sessions that one process serves are behind a pooler, too. */
  async openLock(key: LockKey): Promise<LockSession | undefined> {
    if (!this.#session) return undefined;
    const another = await this.openSession?.();
    if (
      another instanceof PostgresqlConnection &&
      another.#process === this.#process
    ) {
      this.#session = false;
      await another.close();
      return undefined;
    }
    return await AdvisoryLock.open(this, key, another);
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** How many statements from here on go together. */
  async #length(
    statements: readonly PreparedStatement[],
    start: number,
  ): Promise<number> {
    if (!this.#client.pipelines || !await this.inTransaction()) return 1;
    const rest = statements.slice(start);
    const alone = rest.findIndex(({ sql }) => ALONE.test(sql));
    return alone < 0 ? rest.length : Math.max(alone, 1);
  }

  async #send(
    statements: readonly PreparedStatement[],
    start: number,
  ): Promise<StatementResult[]> {
    const [first] = statements;
    if (statements.length === 1 && first !== undefined) {
      return [await this.#sendOne(first, start)];
    }
    const executions = statements.flatMap(({ sql, executions }, offset) =>
      executions.map((texts) => ({ sql, texts, index: start + offset }))
    );
    const outcomes = await Promise.allSettled(
      this.#client.together(() =>
        executions.map(({ sql, texts }) => this.#client.send(sql, texts))
      ),
    );
    const answers = outcomes.map((outcome, at) =>
      fulfilled(outcome, executions[at])
    );
    let taken = 0;
    return statements.map(({ executions: { length } }) =>
      total(answers.slice(taken, taken += length))
    );
  }

  async #sendOne(
    { sql, executions }: PreparedStatement,
    index: number,
  ): Promise<StatementResult> {
    const answers: PostgresqlAnswer[] = [];
    for (const texts of executions) {
      try {
        answers.push(await this.#client.send(sql, texts));
      } catch (error) {
        throw postgresqlError(error, { index, sql });
      }
    }
    return total(answers);
  }
}

/** Checks and writes out all values before anything is sent. */
function prepare(
  { sql, parameters }: DriverStatement,
  index: number,
): PreparedStatement {
  refuseNul(sql, index);
  return {
    sql,
    executions: parameters?.map((row) => row.map(parameterText)) ??
      [undefined],
  };
}

function fulfilled(
  outcome: PromiseSettledResult<PostgresqlAnswer>,
  statement: FailedStatement = { index: 0, sql: "" },
): PostgresqlAnswer {
  if (outcome.status === "fulfilled") return outcome.value;
  throw postgresqlError(outcome.reason, statement);
}

function total(answers: readonly StatementResult[]): StatementResult {
  const counts = answers.map(({ rowCount }) => rowCount);
  const rowCount = counts.includes(null)
    ? null
    : counts.reduce((sum: number, count) => sum + (count ?? 0), 0);
  return { rowCount };
}
