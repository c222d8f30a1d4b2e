import { deepStrictEqual, match, rejects } from "node:assert/strict";
import {
  compareMetadata,
  connect,
  type Connection,
  fromSql,
  fromUrl,
  inspect,
  MigrationContext,
  produceMigrations,
  type Target,
} from "../../../mod.ts";
import { loadTargets } from "../../../src/environment/load_target.ts";
import { withConnection } from "../../reflection/round_trip.ts";
import {
  type LiveName,
  liveUrlTest,
  withLiveUrl,
} from "../../servers/live_url.ts";

/** The same small schema in the words of each database; a foreign key, a check, an index, a default. */
const TABLES = `-- A schema; it has a comment with a ';' in it.
CREATE TABLE region (
  id INTEGER NOT NULL PRIMARY KEY,
  name VARCHAR(40) DEFAULT 'it''s; north' NOT NULL,
  CONSTRAINT ck_name CHECK (name <> '')
);
CREATE TABLE customer (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER,
  CONSTRAINT fk_region FOREIGN KEY (region_id) REFERENCES region (id) ON DELETE CASCADE
);
CREATE INDEX ix_region ON customer (region_id, id);
`;

const SCHEMAS: Record<LiveName, string> = {
  sqlite: `PRAGMA foreign_keys = ON;
${TABLES}
CREATE UNIQUE INDEX ux_name ON region (lower(name)) WHERE id > 3;
CREATE VIEW v AS SELECT id FROM region;
INSERT INTO region (id) VALUES (1);`,
  postgresql: `CREATE TYPE mood AS ENUM ('sad', 'ok');
${TABLES}
ALTER TABLE region ADD COLUMN mood mood DEFAULT 'ok', ADD moods mood[];
CREATE UNIQUE INDEX ux_name ON region (lower(name)) WHERE id > 3;
CREATE TABLE counted (id serial PRIMARY KEY, at timestamptz DEFAULT now());
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;
COMMENT ON COLUMN region.name IS 'its name';`,
  mysql: `/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS region;
${TABLES}
ALTER TABLE customer ADD COLUMN note VARCHAR(10) COMMENT 'a note', ADD UNIQUE KEY uq_note (note);
LOCK TABLES region WRITE;
INSERT INTO region (id) VALUES (1);
UNLOCK TABLES;`,
};

async function withFile<T>(
  text: string,
  body: (file: string) => Promise<T>,
): Promise<T> {
  const file = await Deno.makeTempFile({ suffix: ".sql" });
  try {
    await Deno.writeTextFile(file, text);
    return await body(file);
  } finally {
    await Deno.remove(file);
  }
}

async function contextOf(connection: Connection): Promise<MigrationContext> {
  return await MigrationContext.configure({ connection });
}

async function differences(
  connection: Connection,
  target: Target,
): Promise<readonly unknown[]> {
  const context = await contextOf(connection);
  return await compareMetadata(context, await target.metadata(context));
}

/** Everything that the server has, by name. */
async function everything(connection: Connection): Promise<unknown> {
  const inspector = await inspect(connection);
  const tables = await inspector.tableNames();
  const rows = connection.dialectName === "mysql"
    ? await connection.query(
      "SELECT schema_name AS name FROM information_schema.schemata " +
        "WHERE schema_name LIKE 'athanor%'",
    )
    : [];
  const schemas = connection.dialectName === "postgresql"
    ? await inspector.schemaNames()
    : [];
  return { tables, schemas, rows };
}

liveUrlTest(
  "a file of SQL is what it makes, and the database stays as it was",
  async (url, name) => {
    await withFile(SCHEMAS[name], async (file) => {
      await withConnection(url, async (connection) => {
        const before = await everything(connection);
        const target = fromSql(file);
        const context = await contextOf(connection);
        const metadata = [await target.metadata(context)].flat();
        deepStrictEqual(await everything(connection), before);
        deepStrictEqual(
          metadata.flatMap(({ tables }) => [...tables.keys()]),
          name === "postgresql"
            ? ["counted", "customer", "region"]
            : ["customer", "region"],
        );
        const script = await produceMigrations(context, metadata);
        for (const one of script.upgradeOps?.ops ?? []) {
          context.record(one, undefined);
        }
        await context.flush();
        deepStrictEqual(await differences(connection, target), []);
        deepStrictEqual(await differences(connection, fromUrl(url)), []);
      });
    });
  },
);

liveUrlTest(
  "another database is what a database should be",
  async (url, name) => {
    await withLiveUrl(name, async (model) => {
      await withConnection(model, async (connection) => {
        await connection.run([
          { sql: "CREATE TABLE athanor_version (version_num VARCHAR(32))" },
          { sql: "CREATE TABLE athanor_version_lease (id INTEGER)" },
          { sql: "CREATE TABLE region (id INTEGER, name VARCHAR(5))" },
        ]);
      });
      await withConnection(url, async (connection) => {
        await connection.run([{ sql: "CREATE TABLE region (id INTEGER)" }]);
        const found = await differences(connection, fromUrl(model));
        deepStrictEqual(
          found.map((one) => Array.isArray(one) && one[0]),
          ["addColumn"],
        );
      });
    });
  },
);

liveUrlTest("a file whose statement fails says which", async (url, name) => {
  await withFile(
    `${TABLES}\nCREATE TABLE region (id INTEGER);`,
    async (file) => {
      await withConnection(url, async (connection) => {
        const before = await everything(connection);
        await rejects(() => differences(connection, fromSql(file)), (error) => {
          const { code, message } = error as { code: string; message: string };
          deepStrictEqual(code, "TARGET_INVALID");
          match(message, /^A statement of ".*" failed in the scratch place: /);
          match(message, /already exists/);
          return true;
        });
        deepStrictEqual(await everything(connection), before);
        deepStrictEqual(await connection.inTransaction(), false, name);
      });
    },
  );
});

/** Statements that would leave something outside of the scratch place. */
const REFUSED: Record<LiveName, readonly string[]> = {
  sqlite: [
    "ATTACH 'other.db' AS other",
    "-- x\n/* y */ vacuum INTO 'copy.db'",
  ],
  postgresql: [
    "COMMIT",
    "/* x */ begin",
    "CREATE TABLE public.stray (id INTEGER)",
    "CREATE SCHEMA app; CREATE TABLE app.t (id INTEGER)",
    "CREATE DATABASE stray",
    "CREATE TABLE t (id INTEGER REFERENCES kept)",
    "DROP TABLE kept",
    "DROP TABLE public.kept",
  ],
  mysql: [
    `CREATE TABLE t (id INTEGER COMMENT "it's"); DROP TABLE kept_db.kept -- '`,
    "DROP TABLE kept_db.kept",
    "DROP TABLE `kept_db`.`kept`",
    "/*!50000 DROP TABLE kept_db . kept */",
    "CREATE TABLE t (id INTEGER); ALTER TABLE t RENAME TO kept_db.t",
    "USE kept_db",
    "CREATE DATABASE stray",
    "DROP DATABASE kept_db",
    "SET GLOBAL max_connections = 1",
    "CREATE USER stray",
    "RENAME TABLE t TO kept_db.t",
    "CALL kept_db.p()",
  ],
};

liveUrlTest(
  "a file that reaches out of the scratch place is refused, and nothing is lost",
  async (url, name) => {
    const database = new URL(url).pathname.slice(1);
    await withConnection(url, async (connection) => {
      await connection.run([
        { sql: "CREATE TABLE kept (id INTEGER PRIMARY KEY)" },
      ]);
      const before = await everything(connection);
      for (const sql of REFUSED[name]) {
        const text = `CREATE TABLE first (id INTEGER);\n${
          sql.replaceAll("kept_db", database)
        };`;
        await withFile(text, async (file) => {
          await rejects(
            () => differences(connection, fromSql(file)),
            { code: "TARGET_INVALID" },
            sql,
          );
        });
        deepStrictEqual(await everything(connection), before, sql);
      }
    });
  },
);

liveUrlTest(
  "a target without a table is refused: it would mean to drop all",
  async (url) => {
    await withFile("-- nothing\n", async (file) => {
      await withConnection(url, async (connection) => {
        await rejects(() => differences(connection, fromSql(file)), {
          code: "TARGET_INVALID",
          message: `The file "${file}" creates no table`,
        });
        await rejects(() => differences(connection, fromUrl(url)), {
          code: "TARGET_INVALID",
          message: /has no table$/,
        });
      });
    });
  },
);

Deno.test("a target of another engine, and one that is not there, are refused without a password", async () => {
  const connection = await connect("sqlite::memory:");
  const folder = await Deno.makeTempDir();
  try {
    await rejects(
      () => differences(connection, fromUrl(`sqlite:${folder}/none.db`)),
      { code: "TARGET_INVALID", message: /has no table$/ },
    );
    await rejects(
      () =>
        differences(connection, fromUrl("postgres://me:secret@localhost:1/x")),
      (error: Error) => {
        deepStrictEqual(error.message.includes("secret"), false);
        return true;
      },
    );
    await rejects(() => differences(connection, fromSql("none.sql")), {
      code: "TARGET_INVALID",
      message: /^The file "none.sql" cannot be read: /,
    });
  } finally {
    await connection.close();
    await Deno.remove(folder);
  }
});

Deno.test("paths of targets are relative to the configuration", async () => {
  const folder = await Deno.makeTempDir();
  const connection = await connect("sqlite::memory:");
  try {
    await Deno.writeTextFile(`${folder}/schema.sql`, SCHEMAS.sqlite);
    const [target] = await loadTargets(fromSql("schema.sql"), folder) ?? [];
    deepStrictEqual(target?.kind, "target");
    const found = target?.kind === "target"
      ? await differences(connection, target)
      : [];
    deepStrictEqual(found.length > 0, true);
  } finally {
    await connection.close();
    await Deno.remove(folder, { recursive: true });
  }
});
