import {
  digits,
  inPackage,
  type Peer,
  revisionFiles,
  tableOf,
} from "./peer.ts";

function migration(at: number): string {
  const table = tableOf(at);
  return `export const up = (pgm) => {
  pgm.createTable("${table}", {
    id: { type: "integer", primaryKey: true },
    name: { type: "varchar(50)", notNull: true },
    email: { type: "varchar(100)" },
    age: { type: "integer", default: 0 },
    balance: { type: "numeric(10, 2)" },
    created: { type: "timestamp" },
  });
  pgm.createIndex("${table}", "email", { name: "ix_r${digits(at)}" });
};
export const down = (pgm) => {
  pgm.dropTable("${table}");
};
`;
}

const CLI = "node-pg-migrate/bin/node-pg-migrate.js";

/** node-pg-migrate, which is for PostgreSQL alone. */
export const nodePgMigrate: Peer = {
  name: "node-pg-migrate",
  runtime: "node",
  package: "node-pg-migrate",
  help: (installed) => ["node", inPackage(installed, CLI), "--help"],
  cannot: ({ database }) =>
    database === "sqlite" ? "is for PostgreSQL alone" : undefined,
  project: (work, installed) => {
    const cli = inPackage(installed, CLI);
    const url = `DATABASE_URL=${work.url}`;
    const mode = work.each ? "--no-single-transaction" : "--single-transaction";
    return {
      files: revisionFiles(
        work,
        (at) => [
          `migrations/${1_700_000_000_000 + at}_r${digits(at)}.mjs`,
          migration(at),
        ],
      ),
      commands: {
        up: ["env", url, "node", cli, "up", "-m", "migrations", mode],
      },
    };
  },
};
