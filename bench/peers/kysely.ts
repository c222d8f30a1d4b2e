import {
  digits,
  type Peer,
  revisionFiles,
  tableOf,
  type Work,
} from "./peer.ts";

function script({ database, url }: Work): string {
  const [imports, dialect] = database === "sqlite"
    ? [
      `import Database from "better-sqlite3";
import { SqliteDialect } from "kysely";`,
      `new SqliteDialect({ database: new Database(${JSON.stringify(url)}) })`,
    ]
    : [
      `import pg from "pg";
import { PostgresDialect } from "kysely";`,
      `new PostgresDialect({
  pool: new pg.Pool({ connectionString: ${JSON.stringify(url)}, max: 1 }),
})`,
    ];
  return `import { promises as fs } from "node:fs";
import path from "node:path";
import { Kysely } from "kysely";
import { FileMigrationProvider, Migrator } from "kysely/migration";
${imports}

const db = new Kysely({ dialect: ${dialect} });
const migrationFolder = path.join(import.meta.dirname, "migrations");
const provider = new FileMigrationProvider({ fs, path, migrationFolder });
const migrator = new Migrator({ db, provider });
if (process.argv[2] === "status") {
  const all = await migrator.getMigrations();
  process.stdout.write(all.filter((one) => one.executedAt).at(-1)?.name + "\\n");
} else {
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
await db.destroy();
`;
}

function migration(at: number): string {
  const table = tableOf(at);
  return `import { sql } from "kysely";
export async function up(db) {
  await db.schema.createTable("${table}")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("name", "varchar(50)", (column) => column.notNull())
    .addColumn("email", "varchar(100)")
    .addColumn("age", "integer", (column) => column.defaultTo(0))
    .addColumn("balance", sql\`numeric(10, 2)\`)
    .addColumn("created", "timestamp")
    .execute();
  await db.schema.createIndex("ix_r${digits(at)}").on("${table}")
    .column("email").execute();
}
export async function down(db) {
  await db.schema.dropTable("${table}").execute();
}
`;
}

/** Kysely's `Migrator`; Kysely has no command line of its own. */
export const kysely: Peer = {
  name: "Kysely",
  runtime: "node",
  package: "kysely",
  cannot: ({ each }) => each ? "has no transaction a revision" : undefined,
  note: ({ database }) =>
    database === "sqlite"
      ? "uses no transaction on SQLite: each statement commits"
      : undefined,
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
