import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { DIALECT_NAMES } from "../../src/dialect_name.ts";
import { isAthanorError } from "../../src/errors.ts";
import { describe, KernelError, render, split } from "../../src/kernel/mod.ts";
import type { WireOp, WireProblem } from "../../src/kernel/wire.ts";

function dropTable(name: string): WireOp {
  return { op: "dropTable", table: { name } };
}

function problemsOf(act: () => unknown): readonly WireProblem[] {
  try {
    act();
  } catch (error) {
    if (error instanceof KernelError) return error.problems;
    throw error;
  }
  throw new Error("Nothing was refused");
}

Deno.test("render gives statements with their operation, mode and bound rows", () => {
  const statements = render({
    dialect: "postgresql",
    ops: [
      { op: "execute", sql: "VACUUM; SELECT 1" },
      {
        op: "insert",
        table: { name: "t" },
        columns: [{ name: "a" }],
        boundRows: 2,
      },
    ],
  });
  deepStrictEqual(statements, [
    { sql: "VACUUM", op: 0, mode: "outside", kind: "other", boundRows: 0 },
    {
      sql: "SELECT 1",
      op: 0,
      mode: "transactional",
      kind: "rows",
      boundRows: 0,
    },
    {
      sql: "INSERT INTO t (a) VALUES ($1), ($2)",
      op: 1,
      mode: "transactional",
      kind: "rows",
      boundRows: 2,
    },
  ]);
});

Deno.test("render cuts statements after characters of any plane", () => {
  const names = ["a", "ä", "\u{1F600}", "日本", "\u{10FFFF}b"];
  const statements = render({ dialect: "sqlite", ops: names.map(dropTable) });
  deepStrictEqual(
    statements.map(({ sql }) => sql),
    names.map((name) => `DROP TABLE ${name === "a" ? name : `"${name}"`}`),
  );
});

Deno.test("render takes its fields in any order", () => {
  const [statement] = render({ ops: [dropTable("t")], dialect: "sqlite" });
  strictEqual(statement?.sql, "DROP TABLE t");
});

Deno.test("render gives nothing for an empty batch", () => {
  deepStrictEqual(render({ dialect: "mysql", ops: [] }), []);
});

Deno.test("render takes ten thousand operations in one batch", () => {
  const ops = Array.from(
    { length: 10_000 },
    (_, index) => dropTable(`t${index}ä`),
  );
  const statements = render({ dialect: "postgresql", ops });
  strictEqual(statements.length, 10_000);
  deepStrictEqual(statements.at(-1), {
    sql: 'DROP TABLE "t9999ä"',
    op: 9_999,
    mode: "transactional",
    kind: "other",
    boundRows: 0,
  });
});

Deno.test("render throws every problem with its operation and path, and the first as the message", () => {
  const request = {
    dialect: "sqlite",
    ops: [
      dropTable(""),
      {
        op: "renameTable",
        table: { name: "a" },
        newname: "b",
      } as unknown as WireOp,
      dropTable("fine"),
    ],
  } as const;
  const problems = problemsOf(() => render(request));
  deepStrictEqual(problems, [
    {
      op: 0,
      path: "table",
      code: "IDENTIFIER_INVALID",
      message: "A name is empty",
      hint: "Give a name of one character at least",
    },
    {
      op: 1,
      path: "",
      code: "FIELD_UNKNOWN",
      message: 'Unknown field "newname"',
      hint: 'Did you mean "newName"?',
    },
  ]);
  throws(() => render(request), {
    code: "OPERATION_INVALID",
    message: "A name is empty (at table), and 1 more",
  });
});

Deno.test("KernelError says OPERATION_UNSUPPORTED with the remedy when the dialect lacks something", () => {
  const table = { name: "t" };
  try {
    render({
      dialect: "sqlite",
      ops: [{
        op: "addConstraint",
        table,
        constraint: { kind: "unique", columns: ["a"] },
      }],
    });
    throw new Error("Nothing was refused");
  } catch (error) {
    ok(isAthanorError(error));
    strictEqual(error.code, "OPERATION_UNSUPPORTED");
    ok(error.hint?.includes("batchAlterTable"));
  }
});

Deno.test("describe knows every dialect", () => {
  for (const dialect of DIALECT_NAMES) {
    strictEqual(describe(dialect).dialect, dialect);
  }
  const { lock, timeouts, ...facts } = describe("postgresql");
  deepStrictEqual(timeouts.lock, {
    set: "SET lock_timeout = {milliseconds}",
    setLocal: "SET LOCAL lock_timeout = {milliseconds}",
    read: "SELECT current_setting('lock_timeout') AS value",
    restore: "SET lock_timeout = '{value}'",
  });
  strictEqual(describe("sqlite").timeouts.statement, null);
  ok(lock?.acquire.includes("pg_try_advisory_lock"));
  ok(lock?.acquireInTransaction.includes("pg_try_advisory_xact_lock"));
  strictEqual(describe("sqlite").lock, null);
  deepStrictEqual(facts, {
    dialect: "postgresql",
    begin: "BEGIN",
    commit: "COMMIT",
    rollback: "ROLLBACK",
    terminator: ";",
    batchSeparator: "",
    identifierUnit: "bytes",
    maxIdentifierLength: 63,
    rebuild: null,
    defaultSchema: "public",
    transactionalDdl: true,
    supportsComments: true,
    altersConstraints: true,
    altersCounting: true,
    joinedAlters: false,
    uniqueConstraintsAreIndexes: false,
    foreignKeysMakeIndexes: false,
    zeroFills: false,
    enumTypes: true,
  });
});

Deno.test("split gives the statements of a script, and refuses one that does not end", () => {
  deepStrictEqual(split("mssql", "a;\nGO\n'b\nGO\n'"), ["a", "'b\nGO\n'"]);
  throws(() => split("sqlite", "a;\n'b"), { code: "OPERATION_INVALID" });
});
