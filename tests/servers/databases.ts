import { connectClient } from "./clients.ts";
import { type ServerName, URL_VARIABLES } from "./url_variables.ts";

/** How a database is made and unmade. */
const STATEMENTS: Readonly<
  Record<ServerName, Readonly<Record<"create" | "drop", string>>>
> = {
  postgresql: {
    create: "CREATE DATABASE @ STRATEGY file_copy",
    drop: "DROP DATABASE @ WITH (FORCE)",
  },
  mysql: { create: "CREATE DATABASE @", drop: "DROP DATABASE @" },
};

/** The URL of a test server, or nothing where none runs. */
export function serverUrl(server: ServerName): string | undefined {
  return Deno.env.get(URL_VARIABLES[server]);
}

/**
 * Calls a function with the URL of a new, empty database, and drops it.
 *
 * @throws {Error} when the server does not run; `deno task test` starts it
 */
export async function withDatabase<T>(
  server: ServerName,
  body: (url: string) => Promise<T>,
): Promise<T> {
  const base = serverUrl(server);
  if (base === undefined) throw new Error(`no ${server} server runs`);
  const name = `t_${crypto.randomUUID().replaceAll("-", "")}`;
  await administer(server, base, STATEMENTS[server].create.replace("@", name));
  try {
    return await body(Object.assign(new URL(base), { pathname: name }).href);
  } finally {
    await administer(server, base, STATEMENTS[server].drop.replace("@", name));
  }
}

async function administer(
  server: ServerName,
  url: string,
  sql: string,
): Promise<void> {
  await using client = await connectClient(server, url);
  await client.query(sql);
}

/**
 * A test that needs a server. Where the server does not run, the test counts
 * as skipped; `deno task test` says why.
 */
export function serverTest(
  server: ServerName,
  name: string,
  body: (url: string) => Promise<void>,
): void {
  Deno.test({
    name,
    ignore: serverUrl(server) === undefined,
    fn: () => withDatabase(server, body),
  });
}
