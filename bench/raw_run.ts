/**
 * The bare statements of a run, for `bench/items/runs.ts`: `deno run -A
 * bench/raw_run.ts URL CALLS IMPORTS` imports the module IMPORTS, with all
 * revisions in it, and sends the calls in the JSON file CALLS by the client
 * library alone: `node:sqlite`, or `npm:pg` with the statements of a call
 * pipelined.
 *
 * @module
 */
import type { DriverStatement } from "../src/drivers/driver.ts";

type Calls = readonly (readonly DriverStatement[])[];

async function main([url, file, imports]: readonly string[]): Promise<void> {
  await import(`file://${imports!}`);
  const calls: Calls = JSON.parse(await Deno.readTextFile(file!));
  if (url!.startsWith("postgresql:")) await onPostgresql(url!, calls);
  else await onSqlite(url!, calls);
}

async function onSqlite(path: string, calls: Calls): Promise<void> {
  const { DatabaseSync } = await import("node:sqlite");
  using db = new DatabaseSync(path);
  for (const { sql, parameters } of calls.flat()) {
    if (parameters === undefined) db.exec(sql);
    else for (const row of parameters) db.prepare(sql).run(...row as string[]);
  }
}

async function onPostgresql(url: string, calls: Calls): Promise<void> {
  const { default: pg } = await import("npm:pg@8.23.1");
  const client = new pg.Client({ connectionString: url, pipeline: true });
  await client.connect();
  for (const statements of calls) {
    await Promise.all(
      statements.flatMap(({ sql, parameters }) =>
        parameters === undefined
          ? [client.query(sql)]
          : parameters.map((row) => client.query(sql, [...row]))
      ),
    );
  }
  await client.end();
}

if (import.meta.main) await main(Deno.args);
