import { DatabaseSync } from "node:sqlite";
import { type Client, connectClient } from "../servers/clients.ts";
import { serverUrl, withDatabase } from "../servers/databases.ts";

/** The databases that the tests execute statements on. */
export type LiveDialect = "sqlite" | "postgresql" | "mysql";

/** A new database, empty but for what a test makes in it. */
export interface LiveDatabase extends Client {
  readonly dialect: LiveDialect;
  /** What the server says of itself. */
  readonly serverVersion: string;
}

/** How a database is opened, and the query for its version. */
interface Source {
  readonly version: string;
  readonly isThere: () => boolean;
  readonly open: <T>(body: (client: Client) => Promise<T>) => Promise<T>;
}

const SOURCES: Readonly<Record<LiveDialect, Source>> = {
  sqlite: {
    version: "SELECT sqlite_version() AS version",
    isThere: () => true,
    open: withSqlite,
  },
  postgresql: {
    version: "SELECT current_setting('server_version') AS version",
    isThere: () => serverUrl("postgresql") !== undefined,
    open: (body) => withServer("postgresql", body),
  },
  mysql: {
    version: "SELECT version() AS version",
    isThere: () => serverUrl("mysql") !== undefined,
    open: (body) => withServer("mysql", body),
  },
};

/** All of them. */
export const LIVE_DIALECTS = Object.keys(SOURCES) as readonly LiveDialect[];

function withServer<T>(
  server: "postgresql" | "mysql",
  body: (client: Client) => Promise<T>,
): Promise<T> {
  return withDatabase(server, async (url) => {
    await using client = await connectClient(server, url);
    return await body(client);
  });
}

async function withSqlite<T>(
  body: (client: Client) => Promise<T>,
): Promise<T> {
  using database = new DatabaseSync(":memory:");
  return await body({
    // `exec` runs every statement of a text, as the servers' clients do.
    query: (sql) =>
      Promise.resolve(
        /^\s*(?:SELECT|WITH)\b/i.test(sql)
          ? database.prepare(sql).all()
          : (database.exec(sql), []),
      ),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

/**
 * A test with a database of its own. Where the server does not run, the test
 * counts as skipped; `deno task test` says why.
 */
export function liveTest(
  dialect: LiveDialect,
  name: string,
  body: (database: LiveDatabase) => Promise<void>,
): void {
  const { version, isThere, open } = SOURCES[dialect];
  Deno.test({
    name,
    ignore: !isThere(),
    fn: () =>
      open(async (client) => {
        const [row] = await client.query(version);
        const serverVersion = String(row?.["version"]);
        await body({ ...client, dialect, serverVersion });
      }),
  });
}
