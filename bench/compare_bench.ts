/**
 * What finding out that nothing changed costs beside the raw catalog queries,
 * on 1000 tables of 12 columns, 2 indexes and 1 foreign key: `deno run -A
 * bench/compare_bench.ts` prints milliseconds and the ratio. The queries go
 * through the same driver, in the same run; the best of some rounds counts.
 *
 * @module
 */
import { compare } from "../src/autogenerate/mod.ts";
import { registerBuiltins } from "../src/builtins.ts";
import type { Connection } from "../src/drivers/driver.ts";
import { connect } from "../src/drivers/registry.ts";
import { Operations } from "../src/operations/mod.ts";
import { MigrationContext } from "../src/runtime/mod.ts";
import { sa } from "../src/schema/mod.ts";
import type { MetaData, TableItem } from "../src/schema/mod.ts";
import { type LiveName, withLiveUrl } from "../tests/servers/live_url.ts";
import { startServers } from "../tests/servers/start.ts";

const TABLES = Number(Deno.env.get("TABLES") ?? 1000);
const ROUNDS = Number(Deno.env.get("RUNS") ?? 5);

interface Query {
  readonly sql: string;
  readonly parameters: readonly unknown[] | undefined;
}

function items(at: number): readonly TableItem[] {
  const name = tableName(at);
  return [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("a", sa.integer(), { nullable: false }),
    sa.column("b", sa.bigInteger(), { serverDefault: "0" }),
    sa.column("c", sa.string(50), { serverDefault: "x" }),
    sa.column("d", sa.text()),
    sa.column("e", sa.numeric(10, 2)),
    sa.column("f", sa.boolean(), { nullable: false }),
    sa.column("g", sa.dateTime(), {
      serverDefault: sa.text("CURRENT_TIMESTAMP"),
    }),
    sa.column("h", sa.json()),
    sa.column("k", sa.date()),
    sa.column("parent_id", sa.integer(), {
      foreignKey: sa.foreignKey(`${tableName(Math.max(at - 1, 0))}.id`, {
        name: `fk_${name}`,
      }),
    }),
    sa.column("l", sa.double()),
    sa.index(`${name}_a`, ["a"]),
    sa.index(`${name}_b`, ["b", "c"]),
  ];
}

function tableName(at: number): string {
  return `t${String(at).padStart(5, "0")}`;
}

function target(): MetaData {
  const metadata = new sa.MetaData();
  for (let at = 0; at < TABLES; at++) metadata.table(tableName(at), items(at));
  return metadata;
}

/** A connection that notes each query. */
function noting(inner: Connection, queries: Query[]): Connection {
  return {
    dialectName: inner.dialectName,
    serverVersion: inner.serverVersion,
    run: (statements) => inner.run(statements),
    query: (sql, parameters) => {
      queries.push({ sql, parameters });
      return inner.query(sql, parameters);
    },
    inTransaction: () => inner.inTransaction(),
    close: () => inner.close(),
  };
}

async function timed(body: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await body();
  return performance.now() - start;
}

async function measure(server: LiveName): Promise<void> {
  await withLiveUrl(server, async (url) => {
    const connection = await connect(url);
    try {
      const context = await MigrationContext.configure({ connection });
      const op = new Operations(context);
      for (let at = 0; at < TABLES; at++) {
        op.createTable(tableName(at), items(at));
      }
      await context.flush();
      const metadata = target();
      const queries: Query[] = [];
      const noted = await MigrationContext.configure({
        connection: noting(connection, queries),
      });
      const { ops } = await compare(noted, metadata);
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

async function main(): Promise<void> {
  registerBuiltins();
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
