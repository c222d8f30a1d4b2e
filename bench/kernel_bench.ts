/**
 * CREATE TABLE with ten columns, rendered for PostgreSQL by the kernel in
 * batches: `deno run --allow-read bench/kernel_bench.ts` prints tables a
 * second for each size of batch as JSON. `deno task bench:kernel` prints them
 * beside Kysely, Knex and the same renderer without WebAssembly.
 *
 * The description of the table is built every time; the best of some runs
 * counts, so that other work on the machine counts less.
 *
 * @module
 */
import { render } from "../src/kernel/mod.ts";
import type { WireOp } from "../src/kernel/wire.ts";

const TABLES = 10_000;
/** How many tables go into one call. */
export const BATCHES = [1, 10, 100, 10_000];
const RUNS = 7;

function tableOp(number: number): WireOp {
  return {
    op: "createTable",
    table: {
      name: `table_${number}`,
      columns: [
        { name: "id", type: { name: "integer" } },
        {
          name: "name",
          type: { name: "string", length: 100 },
          nullable: false,
        },
        {
          name: "email",
          type: { name: "string", length: 255 },
          nullable: false,
        },
        { name: "is_active", type: { name: "boolean" }, nullable: false },
        { name: "balance", type: { name: "numeric", precision: 10, scale: 2 } },
        { name: "notes", type: { name: "text" } },
        {
          name: "visits",
          type: { name: "bigInteger" },
          default: { text: "0" },
        },
        { name: "birthday", type: { name: "date" } },
        {
          name: "created_at",
          type: { name: "dateTime", timezone: true },
          default: { text: "now()" },
        },
        { name: "region_id", type: { name: "integer" } },
      ],
      constraints: [
        { kind: "primaryKey", columns: ["id"] },
        {
          kind: "foreignKey",
          columns: ["region_id"],
          refTable: { name: "region" },
          refColumns: ["id"],
        },
      ],
    },
  };
}

function renderByKernel(first: number, count: number): number {
  const ops = Array.from(
    { length: count },
    (_, index) => tableOp(first + index),
  );
  let length = 0;
  for (const { sql } of render({ dialect: "postgresql", ops })) {
    length += sql.length;
  }
  return length;
}

/** The request of a batch as it crosses into the kernel, for the renderer without WebAssembly. */
export function requestOf(count: number): string {
  const ops = Array.from({ length: count }, (_, index) => tableOp(index));
  return JSON.stringify({ dialect: "postgresql", ops });
}

/** Tables a second in batches, of the best run. */
function rate(batch: number): number {
  let best = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    for (let first = 0; first < TABLES; first += batch) {
      renderByKernel(first, batch);
    }
    best = Math.min(best, performance.now() - start);
  }
  return TABLES / best * 1_000;
}

async function main(): Promise<void> {
  // Everything is compiled by the machine before anything counts.
  rate(100);
  const rates = Object.fromEntries(
    BATCHES.map((batch) => [batch, rate(batch)]),
  );
  await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(rates)));
}

if (import.meta.main) await main();
