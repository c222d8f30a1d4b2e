/**
 * What the databases' own dump programs write, as a first revision.
 *
 * @module
 */
import { deepStrictEqual, match } from "node:assert/strict";
import { MigrationFailedError } from "../../mod.ts";
import { Project } from "../environment/project.ts";
import { serverTest } from "../servers/databases.ts";
import { columnAt, tablesAt, versionsAt } from "./live_database.ts";

const HEAD = `SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.a (id integer NOT NULL);
`;

async function failure(run: Promise<unknown>): Promise<MigrationFailedError> {
  const error: unknown = await run.then(() => undefined, (thrown) => thrown);
  if (error instanceof MigrationFailedError) return error;
  throw new Error("no migration failed", { cause: error });
}

/** A project whose first revision is a dump. */
function projectOf(url: string, dump: string): Project {
  return new Project({
    a1: { up: `op.execute(${JSON.stringify(dump)});` },
    b2: { up: `op.execute("ALTER TABLE a ADD COLUMN note text");` },
  }, { url });
}

for (const driver of ["pg", "postgres"]) {
  serverTest(
    "postgresql",
    `a dump of pg_dump has ${driver} look for no names, for its revision alone`,
    async (url) => {
      using project = projectOf(url, HEAD);
      await project.upgrade("head", project.config({ driver }));
      deepStrictEqual(await tablesAt(url), ["a"]);
      deepStrictEqual(await versionsAt(url), ["b2"]);
    },
  );
}

serverTest(
  "postgresql",
  "a search_path that a query sets ends with its revision",
  async (url) => {
    using project = new Project({
      a1: {
        up: `op.execute("CREATE TABLE a (id integer)");
          await op.query("SELECT set_config('search_path', '', false)");`,
      },
      b2: { up: `op.execute("ALTER TABLE a ADD COLUMN note text");` },
    }, { url });
    await project.upgrade();
    deepStrictEqual(await versionsAt(url), ["b2"]);
  },
);

for (const row of ["1\tit's", "1\tits"]) {
  serverTest(
    "postgresql",
    `rows of COPY such as ${JSON.stringify(row)} are refused with the way out`,
    async (url) => {
      const dump = `${HEAD}COPY public.a (id) FROM stdin;\n${row}\n\\.\n`;
      using project = projectOf(url, dump);
      const { message, hint } = await failure(project.upgrade());
      match(message, /: COPY … FROM STDIN takes its rows from psql/);
      match(hint ?? "", /--inserts/);
      deepStrictEqual(await tablesAt(url), []);
    },
  );
}

serverTest(
  "postgresql",
  "a line for psql is told to be one",
  async (url) => {
    using project = projectOf(url, `\\restrict abc\n${HEAD}`);
    const { hint } = await failure(project.upgrade());
    match(hint ?? "", /are for psql/);
  },
);

serverTest(
  "mysql",
  "a dump of mysqldump that locks tables is refused before anything runs",
  async (url) => {
    const dump = "CREATE TABLE a (id INT);\nLOCK TABLES `a` WRITE;\n" +
      "/*!40000 ALTER TABLE `a` DISABLE KEYS */;\nINSERT INTO a VALUES (1);\n" +
      "/*!40000 ALTER TABLE `a` ENABLE KEYS */;\nUNLOCK TABLES;\n";
    {
      using project = projectOf(url, dump);
      const { hint } = await failure(project.upgrade());
      match(hint ?? "", /--skip-add-locks/);
      deepStrictEqual(await tablesAt(url), []);
    }
    using project = projectOf(url, dump.replace("LOCK TABLES `a` WRITE;", ""));
    await project.upgrade();
    deepStrictEqual(await columnAt(url, "SELECT id FROM a"), ["1"]);
  },
);
