/**
 * CREATE TABLE with ten columns, rendered for PostgreSQL by the kernel in
 * batches, beside the schema builders of Kysely and Knex, all in one run:
 * `deno task bench` prints a table of tables a second.
 *
 * Each library builds its own description of the table every time; the best
 * of some runs counts, so that other work on the machine counts less.
 *
 * @module
 */
import knexOf from "npm:knex@3.3.0";
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "npm:kysely@0.29.9";
import { render } from "../src/kernel/mod.ts";
import type { WireOp } from "../src/kernel/wire.ts";

const TABLES = 10_000;
const BATCHES = [1, 10, 100, 10_000];
const RUNS = 7;

/** Renders some tables and gives the length of their SQL, so that nothing is optimised away. */
type Contender = (first: number, count: number) => number;

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

const kysely = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

function renderByKysely(first: number, count: number): number {
  let length = 0;
  for (let number = first; number < first + count; number++) {
    length += kysely.schema
      .createTable(`table_${number}`)
      .addColumn("id", "serial", (column) => column.primaryKey())
      .addColumn("name", "varchar(100)", (column) => column.notNull())
      .addColumn("email", "varchar(255)", (column) => column.notNull())
      .addColumn("is_active", "boolean", (column) => column.notNull())
      .addColumn("balance", "numeric(10, 2)")
      .addColumn("notes", "text")
      .addColumn("visits", "bigint", (column) => column.defaultTo(0))
      .addColumn("birthday", "date")
      .addColumn(
        "created_at",
        "timestamptz",
        (column) => column.defaultTo("now()"),
      )
      .addColumn(
        "region_id",
        "integer",
        (column) => column.references("region.id"),
      )
      .compile().sql.length;
  }
  return length;
}

const knex = knexOf({ client: "pg" });

function renderByKnex(first: number, count: number): number {
  let length = 0;
  for (let number = first; number < first + count; number++) {
    const statements = knex.schema.createTable(`table_${number}`, (table) => {
      table.increments("id");
      table.string("name", 100).notNullable();
      table.string("email", 255).notNullable();
      table.boolean("is_active").notNullable();
      table.decimal("balance", 10, 2);
      table.text("notes");
      table.bigInteger("visits").defaultTo(0);
      table.date("birthday");
      table.timestamp("created_at").defaultTo("now()");
      table.integer("region_id").references("region.id");
    }).toSQL() as unknown as { sql: string }[];
    for (const { sql } of statements) length += sql.length;
  }
  return length;
}

/** The shortest time for all tables, in milliseconds. */
function measure(contender: Contender, batch: number): number {
  let best = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    for (let first = 0; first < TABLES; first += batch) contender(first, batch);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

async function main(): Promise<void> {
  const contenders: readonly (readonly [string, Contender])[] = [
    ["kernel", renderByKernel],
    ["Kysely 0.29.9", renderByKysely],
    ["Knex 3.3.0", renderByKnex],
  ];
  // Everything is compiled by the machine before anything counts.
  for (const [, contender] of contenders) measure(contender, 100);
  const lines = [["tables in a batch", ...contenders.map(([name]) => name)]];
  for (const batch of BATCHES) {
    const cells = contenders.map(([, contender]) => {
      const perSecond = TABLES / measure(contender, batch) * 1_000;
      return Math.round(perSecond).toLocaleString("en");
    });
    lines.push([batch.toLocaleString("en"), ...cells]);
  }
  const text = lines.map((line) =>
    line.map((cell) => cell.padStart(18)).join("")
  ).join("\n");
  await Deno.stdout.write(
    new TextEncoder().encode(`tables a second\n${text}\n`),
  );
}

if (import.meta.main) await main();
