/**
 * Measures what reads the catalog beside the bare queries that it makes, on
 * each live database: the same queries through the same driver in the same run.
 *
 * @module
 */
import { registerBuiltins } from "../src/builtins.ts";
import type { Connection } from "../src/drivers/driver.ts";
import { connect } from "../src/drivers/registry.ts";
import { type LiveName, withLiveUrl } from "../tests/servers/live_url.ts";
import { startServers } from "../tests/servers/start.ts";
import { createTables } from "./create_tables.ts";
import { printLines } from "./measure.ts";
import { type Noted, noting, timed } from "./noting.ts";

/** What is measured. */
export interface Reader {
  /** What the printed line calls it. */
  readonly name: string;
  /** How often it is measured; the best counts. */
  readonly rounds: number;
  /** Gives what is called again and again on one connection. */
  prepare(connection: Connection): Promise<() => Promise<unknown>>;
}

/** Prints a line of milliseconds and their ratio for each database. */
export async function measureBesideQueries(reader: Reader): Promise<void> {
  registerBuiltins();
  const servers = await startServers();
  try {
    for (const [name, url] of Object.entries(servers.env)) {
      Deno.env.set(name, url);
    }
    for (const server of ["sqlite", "postgresql", "mysql"] as const) {
      await withLiveUrl(server, (url) => measureOn(server, url, reader));
    }
  } finally {
    await servers.stop();
  }
}

async function measureOn(
  server: LiveName,
  url: string,
  { name, rounds, prepare }: Reader,
): Promise<void> {
  const tables = Number(Deno.env.get("TABLES") ?? 1000);
  const connection = await connect(url);
  try {
    await createTables(connection, tables);
    const noted: Noted = { calls: [], queries: [] };
    const { queries } = noted;
    await (await prepare(noting(connection, noted)))();
    const read = await prepare(connection);
    const raw: number[] = [];
    const whole: number[] = [];
    for (let round = 0; round < rounds; round++) {
      raw.push(
        await timed(async () => {
          for (const { sql, parameters } of queries) {
            await connection.query(sql, parameters);
          }
        }),
      );
      whole.push(await timed(read));
    }
    const [least, most] = [Math.min(...raw), Math.min(...whole)];
    printLines([
      `${server}: ${tables} tables, ${queries.length} queries: raw ${
        least.toFixed(0)
      } ms, ${name} ${most.toFixed(0)} ms, ratio ${(most / least).toFixed(2)}`,
    ]);
  } finally {
    await connection.close();
  }
}
