/**
 * What has one canonical form is one to autogenerate, which then changes
 * nothing: it has to mean the same. Expressions and defaults that share a form
 * are asked of the database, which has to answer them alike.
 *
 * @module
 */
import { deepStrictEqual, ok } from "node:assert/strict";
import { registerBuiltins } from "../../src/builtins.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { connect } from "../../src/drivers/registry.ts";
import { canonicalize, render } from "../../src/kernel/mod.ts";
import type { WireColumn, WireType } from "../../src/kernel/wire.ts";
import { Random } from "../autogenerate/random_schema.ts";
import { type LiveName, liveUrlTest } from "../servers/live_url.ts";

registerBuiltins();

const SEED = Number(Deno.env.get("ATHANOR_SEED") ?? Date.now() % 1e6);

const COLUMNS: readonly WireColumn[] = [
  { name: "a", type: { name: "string", length: 20 } },
  { name: "b", type: { name: "integer" } },
  { name: "n", type: { name: "numeric", precision: 10, scale: 2 } },
  { name: "f", type: { name: "double" } },
  { name: "x", type: { name: "boolean" } },
];

const ROWS = `VALUES
  (NULL, 0, 1.5, 0.1, NULL), ('x', 1, NULL, 1.5, TRUE), ('X', 2, 2, -1, FALSE),
  ('x ', -1, -1, NULL, TRUE), ('1', NULL, 2.5, 2, FALSE), ('', 2, 0, 0, NULL)`;

/** Pieces of SQL that only one of the databases knows. */
interface Dialect {
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
  readonly comparisons: readonly string[];
  readonly operators: readonly string[];
  readonly conditions: readonly string[];
}

const DIALECTS: Readonly<Record<LiveName, Dialect>> = {
  sqlite: {
    numbers: ["~b", "CAST(n AS integer)"],
    texts: ["a COLLATE NOCASE", "+a", "x'78'"],
    comparisons: ["==", "IS", "IS NOT"],
    operators: ["|", "&", "<<"],
    conditions: ["a GLOB 'x*'", "'1' IN (b)", "'1' = b", "+b = '1'", "b = '1'"],
  },
  postgresql: {
    numbers: [
      "'2'::integer",
      "'2'::numeric",
      "1.5::integer",
      "2::bigint",
      "2.5::real",
      "1.5::double precision",
      "n::integer",
    ],
    texts: ["'x'::text", "a::text", "E'x'", 'a COLLATE "C"'],
    comparisons: ["IS DISTINCT FROM", "IS NOT DISTINCT FROM"],
    operators: ["%"],
    conditions: [
      "b = ANY (ARRAY[b, 2])",
      "b <> ALL (ARRAY[b, 2])",
      "b <> SOME (ARRAY[1, 2])",
      "a ~~ 'x%'",
      "a !~~ 'x%'",
    ],
  },
  mysql: {
    numbers: ["!b", "~b", "CAST(n AS signed)"],
    texts: ["_utf8mb4'x'", "N'x'", "binary a", "a COLLATE utf8mb4_bin"],
    comparisons: ["<=>"],
    operators: ["DIV", "MOD", "|", "&", "^"],
    conditions: ["a RLIKE 'x'", "a NOT REGEXP 'x'", "b XOR x"],
  },
};

/** Makes expressions over the columns, of few pieces, so that many come out alike. */
class ExpressionMaker {
  readonly #random: Random;
  readonly #dialect: Dialect;

  constructor(random: Random, dialect: Dialect) {
    this.#random = random;
    this.#dialect = dialect;
  }

  number(depth: number): string {
    const { numbers, operators } = this.#dialect;
    if (depth === 0) {
      const plain = ["b", "n", "f", "1", "2", "1.5", "-1", "'1'", "+b", "- b"];
      return this.#random.pick([...plain, ...numbers]);
    }
    const left = this.number(depth - 1);
    const right = this.number(depth - 1);
    const operator = this.#random.pick(["+", "-", "*", "/", ...operators]);
    return this.#random.pick([
      `(${left})`,
      `- ${left}`,
      `${left} ${operator} ${right}`,
      `coalesce(${left}, ${right})`,
      `CASE WHEN ${this.condition(0)} THEN ${left} ELSE ${right} END`,
      `CASE WHEN ${this.condition(0)} THEN ${left} ELSE NULL END`,
    ]);
  }

  condition(depth: number): string {
    const { texts, comparisons, conditions } = this.#dialect;
    const pick = <T>(list: readonly T[]): T => this.#random.pick(list);
    const compares = ["=", "<>", "!=", "<", "<=", ">", ">=", ...comparisons];
    const number = () => this.number(0);
    const text = () => pick(["a", "'x'", "''", "'1'", "lower(a)", ...texts]);
    if (depth === 0) {
      return pick([
        `${number()} ${pick(compares)} ${number()}`,
        `${text()} ${pick(compares)} ${text()}`,
        `${number()} ${pick(["IN", "NOT IN"])} (${number()}, ${number()})`,
        `${number()} ${pick(["IN", "NOT IN"])} (${number()})`,
        `${number()} BETWEEN ${number()} AND ${number()}`,
        `${number()} NOT BETWEEN ${number()} AND ${number()}`,
        `a ${pick(["LIKE", "NOT LIKE"])} 'x%'`,
        `${pick(["a", "b", "x"])} IS ${pick(["NULL", "NOT NULL"])}`,
        `x IS ${pick(["TRUE", "NOT TRUE", "FALSE"])}`,
        ...conditions,
      ]);
    }
    const left = this.condition(depth - 1);
    const right = this.condition(depth - 1);
    return pick([
      `NOT ${left}`,
      `NOT (${left})`,
      `${left} ${pick(["AND", "OR"])} ${right}`,
      `(${left}) ${pick(["AND", "OR", "=", "<>"])} (${right})`,
      `(${left}) IS ${pick(["NULL", "TRUE", "NOT TRUE"])}`,
    ]);
  }
}

/** What is the same to whoever compares: 1.50 and 1.5, true and 1. */
function plain(value: unknown): unknown {
  if (typeof value === "boolean" || typeof value === "bigint") {
    return Number(value);
  }
  const isNumber = typeof value === "string" && /^-?[\d.]+$/.test(value);
  return isNumber || typeof value === "number"
    ? Number(value).toPrecision(9)
    : value;
}

/** The meanings of a group of texts; none of those that the database refuses. */
async function meanings(
  texts: readonly string[],
  ask: (text: string) => Promise<unknown>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const text of texts) {
    const answer = await ask(text).then(JSON.stringify, () => undefined);
    if (answer !== undefined) (found[answer] ??= []).push(text);
  }
  return found;
}

/** Fails with the groups of one form that do not mean the same. */
async function checkGroups(
  groups: Iterable<readonly string[]>,
  ask: (text: string) => Promise<unknown>,
): Promise<void> {
  let answered = 0;
  const wrong: unknown[] = [];
  for (const group of groups) {
    if (group.length < 2) continue;
    const found = await meanings(group, ask);
    answered += Object.values(found).flat().length;
    if (Object.keys(found).length > 1) wrong.push(found);
  }
  deepStrictEqual(wrong, []);
  ok(answered > 50, `only ${answered} were answered`);
}

liveUrlTest(
  `expressions with one form mean the same (seed ${SEED})`,
  async (url, dialect) => {
    const connection = await connect(url);
    const { serverVersion } = connection;
    const ops = [
      { op: "createTable", table: { name: "t", columns: COLUMNS } },
    ] as const;
    await connection.run([
      ...render({ dialect, serverVersion, ops }),
      { sql: `INSERT INTO t ${ROWS}` },
    ]);
    const maker = new ExpressionMaker(new Random(SEED), DIALECTS[dialect]);
    const made = Array.from(
      { length: 4000 },
      (_, at) => at % 4 === 0 ? maker.number(1) : maker.condition(at % 3),
    );
    const sqls = [...new Set(made)];
    const constraints = sqls.map((sql) => ({ kind: "check", sql } as const));
    const tables = [{ name: "t", columns: COLUMNS, constraints }];
    const [table] = canonicalize({ dialect, serverVersion, tables });
    const groups = Map.groupBy(
      sqls,
      (_, at) => table!.constraints[at]!.form,
    );
    await checkGroups(groups.values(), async (sql) => {
      const rows = await connection.query(
        `SELECT (${sql}) AS v FROM t ORDER BY a, b`,
      );
      return rows.map((row) => plain(row["v"]));
    });
    await connection.close();
  },
);

const TYPES: readonly WireType[] = [
  { name: "string", length: 20 },
  { name: "text" },
  { name: "integer" },
  { name: "numeric", precision: 10, scale: 2 },
  { name: "double" },
  { name: "boolean" },
  { name: "date" },
];

const DEFAULTS = [
  ...["0", "1", "-1", "- 1", "+1", "(1)", "1.0", "1.50", "1.5", ".5", "01"],
  ...["1e0", "10e-1", "'0'", "'1'", "'1.5'", "'1.50'", "' 1'", "'01'", "'1e0'"],
  ...[
    "TRUE",
    "FALSE",
    "'true'",
    "'t'",
    "'yes'",
    "'on'",
    "'off'",
    "'f'",
    "NULL",
  ],
  ...["(NULL)", "'NULL'", "''", "'a'", "'A'", "'a '", "'2020-01-01'", "1 + 1"],
];

async function kept(
  connection: Connection,
  column: WireColumn,
): Promise<unknown> {
  const { dialectName: dialect, serverVersion } = connection;
  const columns: WireColumn[] = [
    { name: "k", type: { name: "integer" } },
    column,
  ];
  const ops = [{ op: "createTable", table: { name: "d", columns } }] as const;
  await connection.run([{ sql: "DROP TABLE IF EXISTS d" }]);
  await connection.run([
    ...render({ dialect, serverVersion, ops }),
    { sql: "INSERT INTO d (k) VALUES (1)" },
  ]);
  const exact = dialect === "sqlite" ? "typeof(c) || c" : "c";
  return (await connection.query(`SELECT ${exact} AS c FROM d`))[0]?.["c"];
}

liveUrlTest("defaults with one form mean the same", async (url, dialect) => {
  const connection = await connect(url);
  const { serverVersion } = connection;
  const columns = new Map(
    TYPES.flatMap((type) =>
      DEFAULTS.map((text) => [
        `${type.name} DEFAULT ${text}`,
        { name: "c", type, default: { text } },
      ])
    ),
  );
  const tables = [...columns.values()].map((column) => (
    { name: "d", columns: [column] }
  ));
  const forms = canonicalize({ dialect, serverVersion, tables });
  const groups = Map.groupBy(columns.keys(), (_, at) => {
    const { type, default: form } = forms[at]!.columns[0]!;
    return `${type} ${form}`;
  });
  await checkGroups(
    groups.values(),
    async (said) => plain(await kept(connection, columns.get(said)!)),
  );
  await connection.close();
});
