import { deepStrictEqual, ok } from "node:assert/strict";
import { canonicalize, render } from "../../src/kernel/mod.ts";
import type {
  CanonicalForm,
  WireColumn,
  WireConstraint,
} from "../../src/kernel/wire.ts";
import { connectClient } from "../servers/clients.ts";
import type { ServerName } from "../servers/url_variables.ts";
import { serverTest } from "../servers/databases.ts";

const COLUMNS: readonly WireColumn[] = [
  { name: "a", type: { name: "string", length: 20 } },
  { name: "b", type: { name: "integer" } },
  { name: "n", type: { name: "numeric", precision: 10, scale: 2 } },
  { name: "d", type: { name: "date" } },
  { name: "Odd Name", type: { name: "string", length: 9 } },
];

/** Where the databases keep a CHECK's text. */
const CATALOG: Readonly<Record<ServerName, string>> = {
  postgresql: `SELECT conname AS name,
      pg_get_expr(conbin, conrelid) AS text FROM pg_constraint
    WHERE conrelid = 't'::regclass AND contype = 'c'`,
  mysql: `SELECT constraint_name AS name, check_clause AS text
    FROM information_schema.check_constraints
    WHERE constraint_schema = DATABASE() AND table_name = 't'`,
};

/** Numbers that come again for the same seed (Mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Conditions as people write them, in words that both databases know. */
function conditions(server: ServerName, seed: number): string[] {
  const random = randomNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const odd = server === "mysql" ? "`Odd Name`" : '"Odd Name"';
  const number = (depth = 3): string => {
    const plain = [() => pick(["b", "B", "t.b", "n"]), () => `${random(100)}`];
    if (depth === 0) return pick(plain)();
    const part = () => number(depth - 1);
    return pick([
      ...plain,
      () => `(${part()} ${pick(["+", "-", "*"])} ${part()})`,
      () => `${part()} + ${part()} * 2`,
    ])();
  };
  const text = (): string => pick(["a", odd, "'x'", "'it''s'", "''"]);
  const simple = (): string =>
    pick([
      () => `b ${pick(["<", "<=", "=", "<>", "!=", ">", ">="])} ${number()}`,
      () => `n > ${pick(["0", "1.5", "-1", "100.00"])}`,
      () => `${pick(["a", odd])} ${pick(["=", "<>", "<"])} ${text()}`,
      () => `a ${pick(["in", "IN", "NOT IN"])} ('x', 'y', 'it''s')`,
      () => `b ${pick(["in", "not in"])} (1, 2,3)`,
      () => `${pick(["a", "b", "d"])} IS ${pick(["", "NOT "])}NULL`,
      () => `a ${pick(["LIKE", "not like"])} 'x%'`,
      () => `b BETWEEN ${random(9)} AND ${number()}`,
      () => `d > '2020-01-01'`,
      () => `${pick(["lower", "upper", "Trim"])}(a) = a`,
      () => `length(a) ${pick([">", "<"])} ${random(9)}`,
      () => `coalesce(b, 0) >= 0`,
      () => `CASE WHEN b > 1 THEN 1 ELSE 0 END = 1`,
    ])();
  const condition = (depth: number): string =>
    depth === 0 ? simple() : pick([
      () => simple(),
      () => `(${condition(depth - 1)})`,
      () => `${condition(depth - 1)} AND ${condition(depth - 1)}`,
      () => `${condition(depth - 1)} or ${condition(depth - 1)}`,
      () => `(${condition(depth - 1)} OR ${simple()}) AND ${simple()}`,
      () => `NOT (${condition(depth - 1)})`,
    ])();
  return Array.from({ length: 240 }, (_, index) => condition(index % 3));
}

function forms(
  dialect: ServerName,
  serverVersion: string,
  sqls: readonly string[],
): readonly CanonicalForm[] {
  const constraints = sqls.map((sql): WireConstraint => ({
    kind: "check",
    sql,
  }));
  const tables = [{ name: "t", columns: COLUMNS, constraints }];
  return canonicalize({ dialect, serverVersion, tables })[0]!.constraints;
}

function checkServer(server: ServerName): void {
  const seed = Number(Deno.env.get("ATHANOR_SEED") ?? Date.now() % 1e6);
  serverTest(
    server,
    `a check of ${server} has one form before and after (seed ${seed})`,
    async (url) => {
      await using client = await connectClient(server, url);
      const [row] = await client.query("SELECT version() AS version");
      const version = `${row?.["version"]}`.replace(/^PostgreSQL /, "");
      const written = conditions(server, seed);
      const constraints = written.map((sql, index): WireConstraint => ({
        kind: "check",
        name: `c${index}`,
        sql,
      }));
      const table = { name: "t", columns: COLUMNS, constraints };
      const ops = [{ op: "createTable", table }] as const;
      for (const { sql } of render({ dialect: server, ops })) {
        await client.query(sql);
      }
      const kept = new Map(
        (await client.query(CATALOG[server])).map((
          { name, text },
        ) => [name, `${text}`]),
      );
      const reflected = written.map((_, index) => kept.get(`c${index}`) ?? "");
      const before = forms(server, version, written);
      const after = forms(server, version, reflected);
      let equal = 0;
      const wrong: unknown[] = [];
      for (const [index, { form, settled }] of before.entries()) {
        const other = after[index]!;
        if (form === other.form) equal++;
        else if (settled !== false && other.settled !== false) {
          wrong.push([written[index], reflected[index], form, other.form]);
        }
      }
      deepStrictEqual(wrong, []);
      ok(equal >= written.length * 0.8, `only ${equal} of ${written.length}`);
    },
  );
}

checkServer("postgresql");
checkServer("mysql");
