/**
 * `npm:pg` as a client of PostgreSQL. The library itself is not imported here,
 * so that an open client of any version can be taken.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";
import type { OpenSession } from "./advisory_lock.ts";
import type { Connection, Row } from "./driver.ts";
import {
  IN_BLOCK_SQL,
  type ParameterTexts,
  type PostgresqlAnswer,
  type PostgresqlClient,
  PostgresqlConnection,
} from "./postgresql_connection.ts";
import { parserOf } from "./postgresql_values.ts";
import { isPgPool } from "./recognize.ts";

/** What is used of `pg.Client`. */
export interface PgClient {
  query(config: PgQuery): Promise<PgResult | PgResult[]>;
  end(): Promise<void>;
  on(event: "error", listener: (error: Error) => void): unknown;
  off(event: "error", listener: (error: Error) => void): unknown;
  /** The status of the last `ReadyForQuery`; older versions do not tell. */
  getTransactionStatus?(): string | null;
  readonly pipeline?: boolean;
  readonly connection?: { readonly stream?: Partial<Corkable> };
  /** Of a client that a pool lent. */
  release?(destroy?: boolean): void;
  readonly _connected?: boolean;
  /** The server process, as it named itself. */
  readonly processID?: number | null;
}

interface PgPool {
  connect(): Promise<PgClient>;
}

interface Corkable {
  cork(): void;
  uncork(): void;
}

interface PgQuery {
  readonly text: string;
  readonly values?: (string | null)[];
  readonly types: typeof TYPES;
}

interface PgResult {
  readonly rows: Row[];
  readonly rowCount: number | null;
}

/** Read for each query, so that the client's own parsers stay as they are. */
const TYPES = { getTypeParser: parserOf };

/** What becomes of the client in the end. */
type Ending = "end" | "release" | "leave";

/** One client and what is known of its state. */
class PgSession implements PostgresqlClient {
  readonly pipelines: boolean;
  readonly serverProcess: number | undefined;
  readonly #client: PgClient;
  readonly #ending: Ending;
  #lost = false;
  /** A query fails before the server says that it is ready, and in what state. */
  #stateKnown = true;

  constructor(client: PgClient, ending: Ending) {
    this.#client = client;
    this.#ending = ending;
    this.pipelines = client.pipeline === true;
    this.serverProcess = client.processID ?? undefined;
    client.on("error", this.#onError);
  }

  async send(sql: string, parameters?: ParameterTexts): Promise<
    PostgresqlAnswer
  > {
    try {
      const result = await this.#client.query({
        text: sql,
        types: TYPES,
        ...(parameters !== undefined && { values: [...parameters] }),
      });
      const last = Array.isArray(result) ? result.at(-1) : result;
      return { rows: last?.rows ?? [], rowCount: last?.rowCount ?? null };
    } catch (error) {
      this.#stateKnown = false;
      throw error;
    }
  }

  together<T>(work: () => T): T {
    const stream = this.#client.connection?.stream;
    stream?.cork?.();
    try {
      return work();
    } finally {
      stream?.uncork?.();
    }
  }

  async inBlock(): Promise<boolean> {
    if (!this.#stateKnown) {
      await this.send("");
      this.#stateKnown = true;
    }
    const status = this.#client.getTransactionStatus?.();
    if (typeof status === "string") return status !== "I";
    const { rows: [row] } = await this.send(IN_BLOCK_SQL);
    return row?.["open"] === true;
  }

  async close(): Promise<void> {
    if (this.#ending === "end") return await this.#client.end();
    // A lost client reports its end once more, a little later.
    if (!this.#lost) this.#client.off("error", this.#onError);
    if (this.#ending === "release") this.#client.release?.(this.#lost);
  }

  /** The query under way fails with it, or the next one; nobody else may have to hear of it. */
  readonly #onError = (): void => {
    this.#lost = true;
  };
}

/** Makes a connection of a client that was opened for it, and is ended with it. */
export function ownPgClient(
  client: PgClient,
  openSession?: OpenSession,
): Promise<Connection> {
  return PostgresqlConnection.over(new PgSession(client, "end"), openSession);
}

/**
 * Takes an open client, or one of a pool's until the connection is closed.
 *
 * @throws {AthanorError} `CONNECT_FAILED` when the client was never connected
 */
export async function adoptPg(client: unknown): Promise<Connection> {
  if (isPgPool(client)) {
    const lent = await (client as PgPool).connect();
    return await PostgresqlConnection.over(new PgSession(lent, "release"));
  }
  const open = client as PgClient;
  if (open._connected === false) throw notConnected();
  return await PostgresqlConnection.over(new PgSession(open, "leave"));
}

function notConnected(): AthanorError {
  return new AthanorError(
    "CONNECT_FAILED",
    "The client of `pg` is not connected",
    { hint: "Call `await client.connect()` before it is handed over." },
  );
}
