import {
  deepStrictEqual,
  match,
  rejects,
  strictEqual,
} from "node:assert/strict";
import type { DialectName, MigrationFailedError } from "../../mod.ts";
import { Project } from "./project.ts";

/** A project with one `.sql` revision. */
function project(up: string, down = ""): Project {
  const made = new Project({});
  made.write(
    "migrations/versions/a1.sql",
    `-- A revision in SQL.\n-- revision: a1\n-- down_revision:\n\n` +
      `-- upgrade\n${up}\n-- downgrade\n${down}\n`,
  );
  return made;
}

/** The statements of its script, without the version table's and the comments. */
async function script(dialect: DialectName, up: string): Promise<string> {
  using one = project(up);
  const text = await one.script("head", one.config({ dialect }));
  const [, after = ""] = text.split("-- Running upgrade <base> -> a1\n\n");
  return after.slice(0, after.indexOf("INSERT INTO athanor_version"))
    .replace(/^BEGIN;\n/, "").trim();
}

const SQLITE = `
/* A comment; with a semicolon. */
CREATE TABLE a (id INTEGER PRIMARY KEY, note TEXT DEFAULT 'a;b');
CREATE TABLE log (at TEXT, note TEXT); -- trailing; comment
CREATE TRIGGER a_log AFTER INSERT ON a
BEGIN
  INSERT INTO log VALUES ('12:30:45', CASE WHEN NEW.id > 1 THEN 'many' ELSE 'one' END);
  UPDATE log SET note = note || ';' WHERE note = 'one';
END;
INSERT INTO a (id) VALUES (1), (2);
INSERT INTO a (id, note) VALUES (3, 'it''s; :name and ? and \${x}')
`;

Deno.test("a .sql revision runs on SQLite up and down, with triggers, comments and texts", async () => {
  using one = project(SQLITE, "DROP TABLE log;\nDROP TABLE a;");
  const { steps } = await one.upgrade();
  deepStrictEqual(steps.map(({ revision }) => revision), ["a1"]);
  deepStrictEqual(one.column("SELECT note FROM a ORDER BY id"), [
    "a;b",
    "a;b",
    "it's; :name and ? and ${x}",
  ]);
  deepStrictEqual(one.column("SELECT at || note FROM log"), [
    "12:30:45one;",
    "12:30:45many",
    "12:30:45many",
  ]);
  await one.downgrade("base");
  deepStrictEqual(one.tables(), []);
  deepStrictEqual(one.versions(), []);
});

Deno.test("a .sql revision that fails half-way leaves nothing, and names the statement", async () => {
  using one = project("CREATE TABLE a (id);\nINSERT INTO gone VALUES (1);");
  await rejects(one.upgrade(), (error: MigrationFailedError) => {
    strictEqual(error.code, "MIGRATION_FAILED");
    strictEqual(error.sql, "INSERT INTO gone VALUES (1)");
    match(error.message, /"a1": no such table: gone/);
    return true;
  });
  deepStrictEqual(one.tables(), []);
});

Deno.test("a .sql revision may be empty, and may hold comments alone", async () => {
  using one = project("-- nothing; yet\n/* nothing */");
  await one.upgrade();
  await one.downgrade("base");
  deepStrictEqual(one.versions(), []);
});

const FUNCTION = `CREATE FUNCTION one() RETURNS integer AS $body$
BEGIN
  -- it's; fine
  RETURN 1;
END;
$body$ LANGUAGE plpgsql`;

Deno.test("a .sql revision for PostgreSQL keeps dollar quotes, casts and standard bodies whole", async () => {
  const atomic = `CREATE FUNCTION two() RETURNS integer
BEGIN ATOMIC
  SELECT 1;
  SELECT 2;
END`;
  const rest = "SELECT E'\\';', $$;$$, 'x'::text /* a; /* b; */ c */";
  strictEqual(
    await script("postgresql", `${FUNCTION};${atomic};${rest};`),
    `${FUNCTION};\n\n${atomic};\n\n${rest};`,
  );
});

Deno.test("a .sql revision for MySQL follows DELIMITER, and writes one where a body needs it", async () => {
  const body = `CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW
BEGIN
  SET NEW.x = 1; # it's; fine
  SET NEW.y = "a;b"; // not for MySQL
END`;
  strictEqual(
    await script(
      "mysql",
      `DELIMITER |\n${body}|\nDELIMITER ;\nSELECT 1 # one\n;SELECT 'it\\'s'`,
    ),
    `DELIMITER ///\n${body}\n///\nDELIMITER ;\n\n` +
      `SELECT 1 # one\n;\n\nSELECT 'it\\'s';`,
  );
});

Deno.test("a .sql revision for MySQL may end a body with END$$", async () => {
  const body = "CREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\nEND";
  strictEqual(
    await script("mysql", `DELIMITER $$\n${body}$$\nDELIMITER ;\nSELECT 2;`),
    `DELIMITER //\n${body}\n//\nDELIMITER ;\n\nSELECT 2;`,
  );
});

Deno.test("a .sql revision with an open text is refused before anything runs", async () => {
  using one = project("CREATE TABLE a (id);\nSELECT 'open;");
  await rejects(one.upgrade(), (error: MigrationFailedError) => {
    match(error.message, /A quote that starts on line 2 of the SQL text does/);
    return true;
  });
  deepStrictEqual(one.tables(), []);
});
