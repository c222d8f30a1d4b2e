import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { errorObject, errorReport } from "../../src/commands/error_report.ts";
import { exitCodeOf } from "../../src/commands/exit_code.ts";
import { knownError } from "../../src/commands/known_error.ts";
import { PLAIN } from "../../src/commands/style.ts";
import { AthanorError } from "../../src/errors.ts";

const options = { style: PLAIN, verbose: false, cwd: "/app" };

Deno.test("errorReport shows place, SQL with a caret, and what became of the run", () => {
  const error = new AthanorError("MIGRATION_FAILED", "Cannot upgrade", {
    hint: "Correct the statement.",
    details: {
      revision: "b2",
      path: "/app/migrations/b2.ts",
      line: 9,
      column: 3,
      operation: "execute",
      sql: "SELECT 1,\n  oops",
      sqlPosition: 12,
      databaseDetail: "Key (id)=(1) is duplicated.\nTwice.",
      outcome: "rolled back",
      applied: ["a1"],
      pending: [],
    },
  });
  strictEqual(
    errorReport(error, options),
    `Error [MIGRATION_FAILED]: Cannot upgrade
  at migrations/b2.ts:9:3 (execute)

    SELECT 1,
      oops
      ^

  detail: Key (id)=(1) is duplicated.
    Twice.
  rolled back: b2
  took effect: a1
  pending: nothing
hint: Correct the statement.`,
  );
});

Deno.test("errorReport hides passwords in every part", () => {
  const url = "postgres://me:pa55@db/app";
  const error = new AthanorError("CONNECT_FAILED", `Cannot reach ${url}`, {
    hint: `Check ${url}`,
    cause: new Error(`refused: ${url}`),
  });
  const report = errorReport(error, { ...options, verbose: true });
  strictEqual(report.includes("pa55"), false);
});

Deno.test("errorObject hides passwords and is plain data", () => {
  const error = new AthanorError("CONNECT_FAILED", "No", {
    details: { url: "mysql://me:pa55@db", big: 1n, inner: new Error("why") },
  });
  deepStrictEqual(errorObject(error), {
    code: "CONNECT_FAILED",
    message: "No",
    hint: null,
    details: { url: "mysql://me:***@db", big: "1", inner: "why" },
  });
});

Deno.test("knownError says what permission is missing and how to give it", () => {
  const error = knownError(
    new Deno.errors.NotCapable(
      'Requires read access to "/x", run again with the --allow-read flag',
    ),
  );
  strictEqual(error.code, "PERMISSION_DENIED");
  strictEqual(error.message, 'Requires read access to "/x"');
  strictEqual(error.hint, 'Put --allow-read after "deno run".');
});

Deno.test("knownError calls what is not ours a bug", () => {
  strictEqual(
    knownError(new TypeError("x is not a function")).code,
    "UNEXPECTED",
  );
  strictEqual(knownError("text").message, "text");
});

Deno.test("exitCodeOf tells usage, graph, lock, repair and interruption apart", () => {
  const codes = [
    "CONFIG_INVALID",
    "USAGE",
    "MULTIPLE_HEADS",
    "REVISION_CYCLE",
    "LOCK_NOT_OBTAINED",
    "NEEDS_REPAIR",
    "INTERRUPTED",
  ] as const;
  deepStrictEqual(
    codes.map((code) => exitCodeOf(new AthanorError(code, "No"))),
    [1, 2, 4, 4, 6, 9, 130],
  );
});
