import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { DIALECT_NAMES } from "../../src/dialect_name.ts";
import { fixedStatement } from "../../src/kernel/fixed_statements.ts";
import { render } from "../../src/kernel/mod.ts";
import { fixedOperations } from "../../tools/fixed_statements.ts";

/** Servers old and new, whatever the dialect. */
const SERVERS = [undefined, "5.5.0", "10.11.6-MariaDB", "12.0", "99.9"];

for (const dialect of DIALECT_NAMES) {
  Deno.test(`the fixed statements of ${dialect} are what the kernel renders for any server`, () => {
    for (const op of fixedOperations()) {
      for (const serverVersion of SERVERS) {
        const rendered = render({
          dialect,
          ...(serverVersion !== undefined && { serverVersion }),
          ops: [op],
        });
        deepStrictEqual(
          rendered.map(({ sql, mode }) => ({ sql, mode })),
          [{ sql: fixedStatement(dialect, op), mode: "transactional" }],
        );
      }
    }
  });
}

Deno.test("no statement is fixed for a version table that a project named", () => {
  const table = { name: "Version Table" };
  strictEqual(
    fixedStatement("sqlite", { op: "tablesExist", tables: [table] }),
    undefined,
  );
});
