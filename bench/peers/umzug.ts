import {
  digits,
  type Peer,
  revisionFiles,
  statementsOf,
  tableOf,
  type Work,
} from "./peer.ts";

/** How a script of umzug's users opens the database and runs a statement. */
const CLIENTS = {
  sqlite: {
    imports: `import Database from "better-sqlite3";`,
    open: (url: string) =>
      `const db = new Database(${url});
const run = (sql, ...values) => db.prepare(sql).run(...values);
const all = (sql) => db.prepare(sql).all();
const close = () => db.close();`,
    value: "?",
  },
  postgresql: {
    imports: `import pg from "pg";`,
    open: (url: string) =>
      `const db = new pg.Client({ connectionString: ${url} });
await db.connect();
const run = (sql, ...values) => db.query(sql, values);
const all = async (sql) => (await db.query(sql)).rows;
const close = () => db.end();`,
    value: "$1",
  },
};

function script({ database, url, each }: Work): string {
  const { imports, open, value } = CLIENTS[database];
  return `${imports}
import { Umzug } from "umzug";

${open(JSON.stringify(url))}
const each = ${each};
const umzug = new Umzug({
  migrations: {
    glob: ["migrations/*.mjs", { cwd: import.meta.dirname }],
    resolve: ({ name, path, context }) => ({
      name,
      up: async () => {
        const migration = await import(path);
        if (each) await run("BEGIN");
        await migration.up({ name, context });
      },
    }),
  },
  context: { run },
  storage: {
    logMigration: async ({ name }) => {
      await run("INSERT INTO migrations (name) VALUES (${value})", name);
      if (each) await run("COMMIT");
    },
    unlogMigration: async ({ name }) => {
      await run("DELETE FROM migrations WHERE name = ${value}", name);
    },
    executed: async () =>
      (await all("SELECT name FROM migrations ORDER BY name"))
        .map(({ name }) => name),
  },
  logger: undefined,
});
await run("CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(100) PRIMARY KEY)");
if (process.argv[2] === "status") {
  process.stdout.write((await umzug.executed()).at(-1)?.name + "\\n");
} else {
  if (!each) await run("BEGIN");
  await umzug.up();
  if (!each) await run("COMMIT");
}
await close();
`;
}

function migration(at: number): string {
  const statements = statementsOf(at)
    .map((sql) => `  await context.run(${JSON.stringify(sql)});`).join("\n");
  return `export const up = async ({ context }) => {
${statements}
};
export const down = async ({ context }) => {
  await context.run("DROP TABLE ${tableOf(at)}");
};
`;
}

/** Umzug, whose users write the storage and the transactions themselves. */
export const umzug: Peer = {
  name: "Umzug",
  runtime: "node",
  package: "umzug",
  note: () => "SQL by hand; storage and transactions are the bench's own code",
  project: (work) => ({
    files: {
      "migrate.mjs": script(work),
      ...revisionFiles(
        work,
        (at) => [`migrations/r${digits(at)}.mjs`, migration(at)],
      ),
    },
    commands: {
      up: ["node", "migrate.mjs"],
      status: ["node", "migrate.mjs", "status"],
    },
  }),
};
