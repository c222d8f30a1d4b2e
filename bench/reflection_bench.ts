/**
 * What reflection costs beside the catalog queries that it is made of, on 1000
 * tables of 12 columns, 2 indexes and 1 foreign key: `deno run -A
 * bench/reflection_bench.ts` prints milliseconds and the ratio.
 *
 * @module
 */
import { inspect } from "../src/reflection/mod.ts";
import { measureBesideQueries } from "./beside_queries.ts";

if (import.meta.main) {
  await measureBesideQueries({
    name: "reflect()",
    rounds: Number(Deno.env.get("RUNS") ?? 7),
    prepare: (connection) =>
      Promise.resolve(async () => (await inspect(connection)).reflect()),
  });
}
