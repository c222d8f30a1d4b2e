import { deepStrictEqual, ok, rejects } from "node:assert/strict";
import type { MigrationFailedError } from "../../mod.ts";
import { Project } from "../environment/project.ts";

const TABLES = `
op.execute("CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT, b INTEGER)");
op.execute("CREATE TABLE c (p INTEGER REFERENCES p (id))");
op.execute("INSERT INTO p VALUES (1, 'one', NULL)");
op.execute("INSERT INTO c VALUES (1)");`;

/** What fails, the operation that the report names, and the text on the line that it points to. */
const CASES: readonly (readonly [string, string, string, string])[] = [
  [
    "a column that is there already",
    `op.addColumn("p", sa.column("a", sa.text()));`,
    "addColumn",
    "op.addColumn",
  ],
  [
    "a column that is not there",
    `op.alterColumn("p", "nope", { newColumnName: "a2" });`,
    "alterColumn",
    "op.alterColumn",
  ],
  [
    "rows that a lone change does not allow",
    `op.alterColumn("p", "b", { nullable: false });`,
    "alterColumn",
    "op.alterColumn",
  ],
  [
    "values that a lone change would change",
    `await op.alterColumn("p", "a", { type: sa.integer() });`,
    "alterColumn",
    "op.alterColumn",
  ],
  [
    "rows that a batch does not allow",
    `op.batchAlterTable("p", (batch) => {
      batch.dropColumn("a");
      batch.alterColumn("b", { nullable: false });
    });`,
    "batchAlterTable",
    "op.batchAlterTable",
  ],
  [
    "a column that a batch does not find",
    `op.batchAlterTable("p", (batch) => {
      batch.alterColumn("b", { serverDefault: "1" });
      batch.dropColumn("nope");
    });`,
    "dropColumn",
    'batch.dropColumn("nope")',
  ],
  [
    "values that one of a batch's changes would change",
    `op.batchAlterTable("p", (batch) => {
      batch.dropColumn("b");
      batch.alterColumn("a", { type: sa.integer() });
    });`,
    "alterColumn",
    'batch.alterColumn("a"',
  ],
  [
    "a column that a batch of ALTERs adds twice",
    `op.batchAlterTable("p", (batch) => {
      batch.addColumn(sa.column("z", sa.text()));
      batch.addColumn(sa.column("a", sa.text()));
    });`,
    "addColumn",
    'sa.column("a"',
  ],
  [
    "SQL in a batch",
    `await op.batchAlterTable("p", (batch) => {
      batch.dropColumn("a");
      batch.execute("INSERT INTO missing VALUES (1)");
    });`,
    "execute",
    "INTO missing",
  ],
];

for (const [what, up, operation, text] of CASES) {
  Deno.test(`a failure is reported as what the script said, and where: ${what}`, async () => {
    using project = new Project({ a1: { up: TABLES }, b2: { up } });
    let error: MigrationFailedError | undefined;
    await rejects(project.upgrade(), (thrown: MigrationFailedError) => {
      error = thrown;
      return true;
    });
    const { path, line } = error?.details ?? {};
    deepStrictEqual(error?.operation, operation, String(error));
    const script = await Deno.readTextFile(String(path));
    const source = script.split("\n");
    const found = source[Number(line) - 1] ?? "";
    ok(found.includes(text), found);
    deepStrictEqual(project.versions(), ["a1"]);
  });
}
