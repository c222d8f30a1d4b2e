import {
  digits,
  inPackage,
  type Peer,
  revisionFiles,
  statementsOf,
  type Work,
} from "./peer.ts";

function script({ database, url }: Work): string {
  const opened = JSON.stringify(url);
  const [imports, open, close] = database === "sqlite"
    ? [
      `import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";`,
      `new Database(${opened})`,
      `client.close()`,
    ]
    : [
      `import pg from "pg";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";`,
      `new pg.Pool({ connectionString: ${opened}, max: 1 })`,
      `await client.end()`,
    ];
  return `${imports}
const client = ${open};
await migrate(drizzle(client), { migrationsFolder: "drizzle" });
${close};
`;
}

/** The journal as drizzle-kit writes it. */
function journal({ revisions, database }: Work): string {
  const dialect = database;
  const version = database === "sqlite" ? "6" : "7";
  return JSON.stringify({
    version: "7",
    dialect,
    entries: Array.from({ length: revisions }, (_, idx) => ({
      idx,
      version,
      when: 1_700_000_000_000 + idx,
      tag: `${digits(idx)}_r`,
      breakpoints: true,
    })),
  });
}

/** drizzle-orm's `migrate` with files as drizzle-kit generates them. */
export const drizzle: Peer = {
  name: "Drizzle",
  runtime: "node",
  package: "drizzle-orm",
  help: (
    installed,
  ) => ["node", inPackage(installed, "drizzle-kit/bin.cjs"), "--help"],
  cannot: ({ each }) => each ? "has no transaction a revision" : undefined,
  project: (work) => ({
    files: {
      "migrate.mjs": script(work),
      "drizzle/meta/_journal.json": journal(work),
      ...revisionFiles(work, (at) => [
        `drizzle/${digits(at)}_r.sql`,
        statementsOf(at).join(";--> statement-breakpoint\n"),
      ]),
    },
    commands: { up: ["node", "migrate.mjs"] },
  }),
};
