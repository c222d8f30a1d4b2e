import {
  digits,
  inPackage,
  type Peer,
  revisionFiles,
  tableOf,
  type Work,
} from "./peer.ts";

function knexfile({ database, url }: Work): string {
  const client = database === "sqlite"
    ? `client: "better-sqlite3", connection: { filename: ${text(url)} },
  useNullAsDefault: true`
    : `client: "pg", connection: ${text(url)}`;
  return `module.exports = {
  ${client},
  migrations: { directory: __dirname + "/migrations" },
};
`;
}

function text(value: string): string {
  return JSON.stringify(value);
}

function migration(at: number, each: boolean): string {
  const own = each ? "exports.config = { transaction: true };\n" : "";
  return `${own}exports.up = (knex) =>
  knex.schema.createTable("${tableOf(at)}", (table) => {
    table.integer("id").primary();
    table.string("name", 50).notNullable();
    table.string("email", 100).index("ix_r${digits(at)}");
    table.integer("age").defaultTo(0);
    table.decimal("balance", 10, 2);
    table.datetime("created");
  });
exports.down = (knex) => knex.schema.dropTable("${tableOf(at)}");
`;
}

/** Knex's own migrations. */
export const knex: Peer = {
  name: "Knex",
  runtime: "node",
  package: "knex",
  note: ({ each }) =>
    each
      ? "commits twice a revision: its version row is written outside of the transaction"
      : undefined,
  help: (
    installed,
  ) => ["node", inPackage(installed, "knex/bin/cli.js"), "--help"],
  project: (work, installed) => {
    const cli = inPackage(installed, "knex/bin/cli.js");
    // All in one transaction unless that is turned off; the command line does not heed the knexfile there.
    const mode = work.each ? ["--disable-transactions"] : [];
    return {
      files: {
        "knexfile.cjs": knexfile(work),
        "package.json": `{"private": true}`,
        ...revisionFiles(
          work,
          (at) => [`migrations/${digits(at)}_r.js`, migration(at, work.each)],
        ),
      },
      commands: {
        up: [
          "node",
          cli,
          "migrate:latest",
          "--knexfile",
          "knexfile.cjs",
          ...mode,
        ],
        status: [
          "node",
          cli,
          "migrate:currentVersion",
          "--knexfile",
          "knexfile.cjs",
        ],
      },
    };
  },
};
