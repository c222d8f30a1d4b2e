/**
 * What finding out that nothing changed costs beside the raw catalog queries,
 * on 1000 tables of 12 columns, 2 indexes and 1 foreign key: `deno run -A
 * bench/compare_bench.ts` prints milliseconds and the ratio. The queries go
 * through the same driver, in the same run; the best of some rounds counts.
 * With a URL and a number of tables that are there, it prints the median time
 * of the comparison as JSON.
 *
 * @module
 */
import { compare, compareMetadata } from "../src/autogenerate/mod.ts";
import { registerBuiltins } from "../src/builtins.ts";
import { connect } from "../src/drivers/registry.ts";
import { Operations } from "../src/operations/mod.ts";
import { MigrationContext } from "../src/runtime/mod.ts";
import { type LiveName, withLiveUrl } from "../tests/servers/live_url.ts";
import { startServers } from "../tests/servers/start.ts";
import { median } from "./measure.ts";
import { type Noted, noting, timed } from "./noting.ts";
import { tableItems, tableName, tablesOf } from "./thousand_tables.ts";

const TABLES = Number(Deno.env.get("TABLES") ?? 1000);
const ROUNDS = Number(Deno.env.get("RUNS") ?? 5);

async function measure(server: LiveName): Promise<void> {
  await withLiveUrl(server, async (url) => {
    const connection = await connect(url);
    try {
      const context = await MigrationContext.configure({ connection });
      const op = new Operations(context);
      for (let at = 0; at < TABLES; at++) {
        op.createTable(tableName(at), tableItems(at));
      }
      await context.flush();
      const metadata = tablesOf(TABLES);
      const noted: Noted = { calls: [], queries: [] };
      const { queries } = noted;
      const notingContext = await MigrationContext.configure({
        connection: noting(connection, noted),
      });
      const { ops } = await compare(notingContext, metadata);
      const raw: number[] = [];
      const whole: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        raw.push(
          await timed(async () => {
            for (const { sql, parameters } of queries) {
              await connection.query(sql, parameters);
            }
          }),
        );
        whole.push(await timed(() => compare(context, metadata)));
      }
      const [queried, compared] = [Math.min(...raw), Math.min(...whole)];
      const text =
        `${server}: ${TABLES} tables, ${queries.length} queries: raw ${
          queried.toFixed(0)
        } ms, compare() ${compared.toFixed(0)} ms, ratio ${
          (compared / queried).toFixed(2)
        }, ${ops.length} operations\n`;
      Deno.stdout.writeSync(new TextEncoder().encode(text));
    } finally {
      await connection.close();
    }
  });
}

/** The median of some comparisons of a database that is as its schema says. */
async function measureAlone(url: string, tables: number): Promise<number> {
  const connection = await connect(url);
  try {
    const context = await MigrationContext.configure({ connection });
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const metadata = tablesOf(tables);
      times.push(
        await timed(async () => {
          const found = await compareMetadata(context, metadata);
          if (found.length > 0) throw new Error("there are changes");
        }),
      );
    }
    return median(times);
  } finally {
    await connection.close();
  }
}

async function main(): Promise<void> {
  registerBuiltins();
  const [url, tables] = Deno.args;
  if (url !== undefined) {
    const time = await measureAlone(url, Number(tables));
    const text = JSON.stringify({ compare: time });
    return void await Deno.stdout.write(new TextEncoder().encode(text));
  }
  const servers = await startServers();
  try {
    for (const [name, url] of Object.entries(servers.env)) {
      Deno.env.set(name, url);
    }
    await measure("sqlite");
    await measure("postgresql");
    await measure("mysql");
  } finally {
    await servers.stop();
  }
}

if (import.meta.main) await main();
