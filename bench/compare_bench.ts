/**
 * What finding out that nothing changed costs beside the raw catalog queries,
 * on 1000 tables of 12 columns, 2 indexes and 1 foreign key: `deno run -A
 * bench/compare_bench.ts` prints milliseconds and the ratio. With a URL and a
 * number of tables that are there, it prints the median time of the comparison
 * as JSON.
 *
 * @module
 */
import { compareMetadata } from "../src/autogenerate/mod.ts";
import { registerBuiltins } from "../src/builtins.ts";
import type { Connection } from "../src/drivers/driver.ts";
import { connect } from "../src/drivers/registry.ts";
import { MigrationContext } from "../src/runtime/mod.ts";
import { measureBesideQueries } from "./beside_queries.ts";
import { median } from "./measure.ts";
import { timed } from "./noting.ts";
import { tablesOf } from "./thousand_tables.ts";

const ROUNDS = Number(Deno.env.get("RUNS") ?? 5);

/** Compares a database that is as its schema says. */
async function comparison(
  connection: Connection,
  tables: number,
): Promise<() => Promise<void>> {
  const context = await MigrationContext.configure({ connection });
  const metadata = tablesOf(tables);
  return async () => {
    const found = await compareMetadata(context, metadata);
    if (found.length > 0) throw new Error("there are changes");
  };
}

/** The median of some comparisons. */
async function measureAlone(url: string, tables: number): Promise<number> {
  const connection = await connect(url);
  try {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      times.push(await timed(await comparison(connection, tables)));
    }
    return median(times);
  } finally {
    await connection.close();
  }
}

async function main(): Promise<void> {
  const [url, tables] = Deno.args;
  if (url === undefined) {
    return await measureBesideQueries({
      name: "compareMetadata()",
      rounds: ROUNDS,
      prepare: (connection) =>
        comparison(connection, Number(Deno.env.get("TABLES") ?? 1000)),
    });
  }
  registerBuiltins();
  const time = await measureAlone(url, Number(tables));
  const text = JSON.stringify({ compare: time });
  await Deno.stdout.write(new TextEncoder().encode(text));
}

if (import.meta.main) await main();
