/**
 * What reflection costs beside the catalog queries that it is made of, on 1000
 * tables of 12 columns, 2 indexes and 1 foreign key: `deno run -A
 * bench/reflection_bench.ts` prints milliseconds and the ratio. The queries go
 * through the same driver, in the same run; the best of some rounds counts.
 *
 * @module
 */
import { registerBuiltins } from "../src/builtins.ts";
import { connect } from "../src/drivers/registry.ts";
import { inspect } from "../src/reflection/mod.ts";
import { type LiveName, withLiveUrl } from "../tests/servers/live_url.ts";
import { startServers } from "../tests/servers/start.ts";
import { type Noted, noting, timed } from "./noting.ts";

const TABLES = Number(Deno.env.get("TABLES") ?? 1000);
const ROUNDS = Number(Deno.env.get("RUNS") ?? 7);

const KEYS: Readonly<Record<LiveName, string>> = {
  sqlite: "integer PRIMARY KEY",
  postgresql: "serial PRIMARY KEY",
  mysql: "int AUTO_INCREMENT PRIMARY KEY",
};

function tableStatements(at: number, server: LiveName): readonly string[] {
  const name = `t${String(at).padStart(5, "0")}`;
  const parent = `t${String(Math.max(at - 1, 0)).padStart(5, "0")}`;
  return [
    `CREATE TABLE ${name} (
      id ${KEYS[server]}, a integer NOT NULL, b bigint DEFAULT 0,
      c varchar(50) DEFAULT 'x', d text, e numeric(10, 2),
      f boolean NOT NULL DEFAULT true, g timestamp DEFAULT CURRENT_TIMESTAMP,
      h json, k date, parent_id integer, l double precision,
      CONSTRAINT fk_${name} FOREIGN KEY (parent_id) REFERENCES ${parent} (id))`,
    `CREATE INDEX ${name}_a ON ${name} (a)`,
    `CREATE INDEX ${name}_b ON ${name} (b, c)`,
  ];
}

async function measure(server: LiveName): Promise<void> {
  await withLiveUrl(server, async (url) => {
    const connection = await connect(url);
    try {
      for (let at = 0; at < TABLES; at++) {
        const statements = tableStatements(at, server);
        await connection.run(statements.map((sql) => ({ sql })));
      }
      const noted: Noted = { calls: [], queries: [] };
      const { queries } = noted;
      await (await inspect(noting(connection, noted))).reflect();
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
        whole.push(
          await timed(async () => await (await inspect(connection)).reflect()),
        );
      }
      const [least, most] = [Math.min(...raw), Math.min(...whole)];
      const text =
        `${server}: ${TABLES} tables, ${queries.length} queries: raw ${
          least.toFixed(0)
        } ms, reflect() ${most.toFixed(0)} ms, ratio ${
          (most / least).toFixed(2)
        }\n`;
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
