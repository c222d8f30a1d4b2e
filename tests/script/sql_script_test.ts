import { deepStrictEqual, rejects, throws } from "node:assert/strict";
import { ScriptDirectory } from "../../src/script/mod.ts";
import { scanSqlHeader, sqlSections } from "../../src/script/sql_script.ts";
import { Project } from "./project.ts";

const SCRIPT = `-- Create the customer table.
--
-- revision: a1
-- down_revision: b1, b2
-- branch_labels: none
-- depends_on:

-- upgrade
CREATE TABLE customer (id INTEGER);
-- upgrade the rest later
SELECT '-- downgrade';

-- downgrade
DROP TABLE customer;
`;

Deno.test("scanSqlHeader reads the header lines and the comment", () => {
  const { values, doc } = scanSqlHeader(SCRIPT);
  deepStrictEqual(values, {
    revision: "a1",
    downRevision: ["b1", "b2"],
    branchLabels: [],
    dependsOn: [],
  });
  deepStrictEqual(doc, "Create the customer table.");
});

Deno.test("scanSqlHeader does not read below the first section", () => {
  const { values } = scanSqlHeader("-- upgrade\n-- revision: a\n-- downgrade");
  deepStrictEqual(values, {});
});

Deno.test("sqlSections cuts at lines that hold nothing else", () => {
  scanSqlHeader(SCRIPT);
  deepStrictEqual(sqlSections(SCRIPT, "a.sql"), {
    upgrade: "CREATE TABLE customer (id INTEGER);\n" +
      "-- upgrade the rest later\nSELECT '-- downgrade';",
    downgrade: "DROP TABLE customer;",
  });
});

Deno.test("sqlSections takes Windows line ends, either order and empty sections", () => {
  const text = "-- DOWNGRADE\r\nDROP TABLE a;\r\n--upgrade\r\n";
  deepStrictEqual(sqlSections(text, "a.sql"), {
    upgrade: "",
    downgrade: "DROP TABLE a;",
  });
});

Deno.test("sqlSections refuses a section that is missing or there twice", () => {
  throws(() => sqlSections("-- upgrade", "a.sql"), {
    code: "SCRIPT_INVALID",
    message: 'a.sql has no line "-- downgrade"',
  });
  throws(() => sqlSections("-- upgrade\n-- upgrade\n-- downgrade", "a.sql"), {
    message: 'a.sql has 2 times a line "-- upgrade"',
  });
});

Deno.test("open says which line of its header a .sql revision lacks", async () => {
  const path = "migrations/versions/a.sql";
  using project = new Project({ [path]: "-- upgrade\n-- downgrade" });
  await rejects(ScriptDirectory.open(project.config()), {
    code: "SCRIPT_INVALID",
    message: `${path} has no line "-- revision:"`,
    hint: 'Write it with the id after it, above the line "-- upgrade".',
  });
  project.write(path, "-- revision: a1\n-- upgrade\n-- downgrade");
  await rejects(ScriptDirectory.open(project.config()), {
    message: `${path} has no line "-- down_revision:"`,
  });
});
