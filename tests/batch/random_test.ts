/**
 * Random tables under random batches, beside a model of the table and its rows.
 *
 * @module
 */
import { deepStrictEqual } from "node:assert/strict";
import {
  adopt,
  type BatchVerbs,
  type Column,
  inspect,
  type Operations,
  sa,
} from "../../mod.ts";
import { finalName } from "../../src/schema/mod.ts";
import { LiveSqlite } from "./live_sqlite.ts";

/** A repeatable source of numbers. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}

type Value = string | null;

/** A column of texts. */
interface ModelColumn {
  readonly name: string;
  readonly length?: number;
  /** As it stands in SQL. */
  readonly serverDefault?: string;
}

/** What a table should be and hold: columns in order, and rows by column. */
interface Model {
  readonly action: string;
  columns: ModelColumn[];
  rows: Record<string, Value>[];
}

const NAMES = ["a", "b c", 'd"e', "Order", "ü", "x1", "select", "note"];

interface Change {
  readonly up: (batch: BatchVerbs) => void;
  readonly down: (batch: BatchVerbs) => void;
  readonly model: (model: Model) => void;
}

function alterModel(
  model: Model,
  name: string,
  changes: Partial<ModelColumn>,
): void {
  model.columns = model.columns.map((one) =>
    one.name === name ? { ...one, ...changes } : one
  );
}

/** A change that some other one of the same batch does not touch. */
function change(
  column: string,
  kind: number,
  number: number,
): Change {
  switch (kind) {
    case 0:
      return {
        up: (b) => b.alterColumn(column, { newColumnName: `new ${number}` }),
        down: (b) => b.alterColumn(`new ${number}`, { newColumnName: column }),
        model: (m) => {
          alterModel(m, column, { name: `new ${number}` });
          m.rows = m.rows.map(({ [column]: value = null, ...rest }) => ({
            ...rest,
            [`new ${number}`]: value,
          }));
        },
      };
    case 1:
      return {
        up: (b) => b.alterColumn(column, { type: sa.string(99) }),
        down: (b) => b.alterColumn(column, { type: sa.text() }),
        model: (m) => alterModel(m, column, { length: 99 }),
      };
    case 2:
      return {
        up: (b) => b.alterColumn(column, { serverDefault: "it's" }),
        down: (b) => b.alterColumn(column, { serverDefault: null }),
        model: (m) => alterModel(m, column, { serverDefault: "'it''s'" }),
      };
    default:
      return {
        up: (b) =>
          b.addColumn(
            sa.column(`added ${number}`, sa.text(), {
              serverDefault: sa.text("'v' || 1"),
            }),
          ),
        down: (b) => b.dropColumn(`added ${number}`),
        model: (m) => {
          m.columns.push({
            name: `added ${number}`,
            serverDefault: "'v' || 1",
          });
          for (const row of m.rows) row[`added ${number}`] = "v1";
        },
      };
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(value: Value): string {
  return value === null ? "NULL" : `'${value.replaceAll("'", "''")}'`;
}

/** A table with a parent of its own and a child, rows in all. */
function tableSql(model: Model): string {
  const { action } = model;
  const columns = model.columns.map(({ name }, index) =>
    `${quote(name)} TEXT${index === 0 ? " UNIQUE" : ""}`
  );
  const first = model.columns[0]?.name ?? "";
  const rows = model.rows.map((row, index) =>
    `INSERT INTO t VALUES (${index + 1}, ${index === 0 ? "NULL" : 1}, ${
      model.columns.map(({ name }) => literal(row[name] ?? null)).join(", ")
    });`
  );
  return `
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, up INTEGER REFERENCES t (id) ON DELETE ${action},
${columns.join(", ")}, CHECK (${quote(first)} <> 'never'));
CREATE INDEX ix ON t (lower(${quote(first)})) WHERE ${quote(first)} <> '';
CREATE TABLE c (id INTEGER PRIMARY KEY, t INTEGER REFERENCES t (id) ON DELETE ${action});
${rows.join("\n")}
INSERT INTO c (t) SELECT id FROM t;`;
}

function contents(live: LiveSqlite): unknown {
  return {
    t: live.rows("SELECT * FROM t ORDER BY id"),
    c: live.rows("SELECT * FROM c ORDER BY id"),
    breaches: live.rows("PRAGMA foreign_key_check"),
    objects: live.names(),
  };
}

/** Columns, references and indexes, as SQLite tells them. */
function shape(live: LiveSqlite): unknown {
  return [
    "PRAGMA table_xinfo(t)",
    "PRAGMA foreign_key_list(t)",
    "PRAGMA foreign_key_list(c)",
    "PRAGMA index_xinfo(ix)",
  ].map((sql) => live.rows(sql));
}

/** The table as reflection gives it, without what is the same for all. */
async function reflected(live: LiveSqlite): Promise<unknown> {
  const inspector = await inspect(await adopt(live.database));
  const table = await inspector.table("t");
  const textOf = (value: Column["serverDefault"]) =>
    typeof value === "object" && value.kind === "text" ? value.sql : value;
  return {
    columns: table?.columns.map(({ name, nullable, type, serverDefault }) => ({
      name,
      nullable,
      type: type?.name,
      length: type?.arguments["length"],
      serverDefault: textOf(serverDefault),
    })),
    constraints: table?.constraints,
    indexes: table?.indexes,
    missing: table?.missing,
  };
}

/** The table that the model says. */
function expected({ columns, action }: Model): unknown {
  const first = columns[0]?.name ?? "";
  const integer = {
    type: "INTEGER",
    length: undefined,
    serverDefault: undefined,
  };
  return {
    columns: [
      { name: "id", nullable: false, ...integer },
      { name: "up", nullable: true, ...integer },
      ...columns.map(({ name, length, serverDefault }) => ({
        name,
        nullable: true,
        type: length === undefined ? "TEXT" : "VARCHAR",
        length,
        serverDefault,
      })),
    ],
    constraints: [
      sa.primaryKeyConstraint(["id"]),
      sa.foreignKeyConstraint(["up"], ["t.id"], { ondelete: action }),
      sa.uniqueConstraint([first]),
      sa.checkConstraint(`${quote(first)} <> 'never'`),
    ],
    indexes: [
      sa.index(finalName("ix"), [sa.text(`lower(${quote(first)})`)], {
        sqliteWhere: sa.text(`${quote(first)} <> ''`),
      }),
    ],
    missing: undefined,
  };
}

for (let seed = 1; seed <= 40; seed++) {
  Deno.test(`a random batch does what the model says, and its downgrade restores (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    const columns = NAMES.slice(random(3), 4 + random(4));
    const model: Model = {
      action: ["CASCADE", "RESTRICT", "SET NULL"][random(3)] ?? "",
      columns: columns.map((name) => ({ name })),
      rows: Array.from(
        { length: random(6) },
        (_, index) =>
          Object.fromEntries(columns.map((name) => [
            name,
            random(4) === 0 ? null : `${name} ${index}; it's`,
          ])),
      ),
    };
    using live = new LiveSqlite(tableSql(model));
    const before = [contents(live), shape(live)];
    const changes = columns.filter(() => random(2) === 0)
      .map((column, index) => change(column, random(4), index));
    const inTransaction = random(2) === 0;
    const recreate = random(3) === 0 ? "always" : "auto";
    const run = (say: (batch: BatchVerbs) => void) =>
      live.upgrade((op: Operations) => {
        op.batchAlterTable("t", { recreate }, say);
      }, { inTransaction });
    await run((batch) => changes.forEach(({ up }) => up(batch)));
    for (const { model: apply } of changes) apply(model);
    deepStrictEqual(
      live.rows("SELECT * FROM t ORDER BY id"),
      model.rows.map((row, index) => ({
        id: index + 1,
        up: index === 0 ? null : 1,
        ...Object.fromEntries(
          model.columns.map(({ name }) => [name, row[name] ?? null]),
        ),
      })),
    );
    deepStrictEqual(await reflected(live), expected(model));
    await run((batch) => changes.forEach(({ down }) => down(batch)));
    deepStrictEqual([contents(live), shape(live)], before);
  });
}
