/**
 * PGlite, a PostgreSQL in the same process, as a client. The library itself is
 * imported only for a URL.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";
import { canLockFiles } from "../util/host.ts";
import { resolvePath } from "../util/path.ts";
import { connectFailed } from "./connect_failed.ts";
import type { Connection, ConnectOptions, Row } from "./driver.ts";
import {
  IN_BLOCK_SQL,
  type ParameterTexts,
  type PostgresqlAnswer,
  type PostgresqlClient,
  PostgresqlConnection,
} from "./postgresql_connection.ts";
import { PARSERS } from "./postgresql_values.ts";
import { FileLock } from "./file_lock.ts";

/** What is used of an instance of `PGlite`. */
interface Pglite {
  query(
    sql: string,
    parameters: readonly unknown[],
    options: QueryOptions,
  ): Promise<PgliteResult>;
  exec(sql: string, options: QueryOptions): Promise<PgliteResult[]>;
  isInTransaction?(): boolean;
  close(): Promise<void>;
}

interface QueryOptions {
  readonly parsers: typeof PARSERS;
  readonly serializers: typeof SERIALIZERS;
  readonly onNotice?: (notice: { readonly message?: string }) => void;
}

interface PgliteResult {
  readonly rows: Row[];
  readonly affectedRows?: number;
}

/** Parameters are texts already, whatever their types. */
const SERIALIZERS: Readonly<Record<string, (text: string) => string>> = Object
  .fromEntries(Object.keys(PARSERS).map((oid) => [oid, String]));

/** One database. */
class PgliteSession implements PostgresqlClient {
  readonly pipelines = false;
  readonly #database: Pglite;
  readonly #owned: boolean;
  readonly #options: QueryOptions;
  readonly #lock: FileLock | undefined;

  /** @param lock what keeps other processes out of the folder */
  constructor(
    database: Pglite,
    owned: boolean,
    { onNotice, lock }: ConnectOptions & {
      readonly lock?: FileLock | undefined;
    } = {},
  ) {
    this.#database = database;
    this.#owned = owned;
    this.#lock = lock;
    this.#options = {
      parsers: PARSERS,
      serializers: SERIALIZERS,
      onNotice: ({ message }) => onNotice?.(message ?? ""),
    };
  }

  async send(sql: string, parameters?: ParameterTexts): Promise<
    PostgresqlAnswer
  > {
    const result = parameters === undefined
      ? (await this.#database.exec(sql, this.#options)).at(-1)
      : await this.#database.query(sql, parameters, this.#options);
    return { rows: result?.rows ?? [], rowCount: result?.affectedRows ?? null };
  }

  together<T>(work: () => T): T {
    return work();
  }

  async inBlock(): Promise<boolean> {
    const open = this.#database.isInTransaction?.();
    if (open !== undefined) return open;
    const { rows: [row] } = await this.send(IN_BLOCK_SQL);
    return row?.["open"] === true;
  }

  async close(): Promise<void> {
    try {
      if (this.#owned) await this.#database.close();
    } finally {
      await this.#lock?.release();
    }
  }
}

/** Takes an open instance, which stays open afterwards. */
export function adoptPglite(client: unknown): Promise<Connection> {
  return PostgresqlConnection.over(
    new PgliteSession(client as Pglite, false),
  );
}

/** Computed where it is imported: Deno fetches the package of a literal `import()` before anything runs. */
const SPECIFIER = "npm:@electric-sql/pglite@0.5.16";

/**
 * Opens the database in the folder that a URL such as `pglite:data` names;
 * `pglite:` is one in memory. A folder that does not exist is made.
 *
 * @throws {AthanorError} `CONNECT_FAILED`, also while another process has the
 * folder open, or `URL_INVALID`
 */
export async function connectPglite(
  url: string,
  options: ConnectOptions = {},
): Promise<Connection> {
  const folder = folderOf(url, options);
  const lock = folder === undefined ? undefined : await lockFolder(folder, url);
  try {
    const { PGlite }: typeof import("npm:@electric-sql/pglite@0.5.16") =
      await import(SPECIFIER);
    const database = await PGlite.create(folder ?? "memory://");
    return await PostgresqlConnection.over(
      new PgliteSession(database as unknown as Pglite, true, {
        ...options,
        lock,
      }),
    );
  } catch (error) {
    await lock?.release();
    throw connectFailed(error, url);
  }
}

/** How long another process is waited for, and between two looks, in milliseconds. */
const PATIENCE = 60_000;
const PAUSE = 50;

/** PGlite lets several processes into a folder, which destroys what is in it. */
async function lockFolder(
  folder: string,
  url: string,
): Promise<FileLock | undefined> {
  if (!canLockFiles) return undefined;
  const lock = new FileLock(folder, { table: "pglite", sql: null });
  const started = performance.now();
  while (!await lock.tryAcquire()) {
    if (performance.now() - started > PATIENCE) {
      throw inUse(url, await lock.holder());
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return lock;
}

function inUse(url: string, holder = "another process"): AthanorError {
  return new AthanorError(
    "CONNECT_FAILED",
    `Cannot connect to "${url}": ${holder}, has it open`,
    { hint: "PGlite is for one process at a time: wait for it to end." },
  );
}

/** The folder as an absolute path; nothing for a database in memory, which stands in for a missing one that is only looked at. */
function folderOf(url: string, options: ConnectOptions): string | undefined {
  const path = url.slice(url.indexOf(":") + 1);
  if (path === "" || path === ":memory:") return undefined;
  if (path.startsWith("//")) throw invalid(url);
  const folder = resolvePath(options.directory ?? Deno.cwd(), path);
  if (options.readOnly !== true) {
    Deno.mkdirSync(folder, { recursive: true });
    return folder;
  }
  return isFolder(folder) ? folder : undefined;
}

function isFolder(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

function invalid(url: string): AthanorError {
  return new AthanorError("URL_INVALID", `Cannot read the URL "${url}"`, {
    hint: 'Write "pglite:folder", "pglite:/full/path" or "pglite:".',
  });
}
