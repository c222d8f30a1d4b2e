import { deepStrictEqual } from "node:assert/strict";
import {
  command,
  Config,
  connect,
  context,
  fromSql,
  type Settings,
} from "../../mod.ts";
import { serverTest } from "../servers/databases.ts";

/** What Prisma prints of its schema with `migrate diff --script`. */
const SCHEMA = `-- CreateEnum
CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN');

-- CreateTable
CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'USER',

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
`;

/** The histories that other tools keep, as they make them. */
const HISTORIES = `
CREATE TABLE "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('1', 'a', 'init');
CREATE TABLE knex_migrations (id SERIAL PRIMARY KEY, name VARCHAR(255), batch INTEGER, migration_time TIMESTAMPTZ);
INSERT INTO knex_migrations (name, batch) VALUES ('20240101000000_init', 1);
`;

const KEPT_OUT = ["_prisma_migrations", "knex_migrations"];

/** The settings of the pages, with `env.ts` as a function. */
function settings(url: string): Settings {
  return {
    url,
    targetMetadata: fromSql("schema.sql"),
    environment: async () => {
      await context.configure({
        includeName: (name, kind) =>
          kind !== "table" || !KEPT_OUT.includes(name ?? ""),
      });
      await context.runMigrations();
    },
    revisions: [
      {
        revision: "0a0000000001",
        downRevision: null,
        upgrade() {},
        downgrade() {},
      },
    ],
  };
}

serverTest(
  "postgresql",
  "a database of Prisma's or Knex's is taken over, and their histories stay",
  async (url) => {
    const directory = await Deno.makeTempDir();
    try {
      await Deno.writeTextFile(`${directory}/schema.sql`, SCHEMA);
      const connection = await connect(url);
      const histories = `SELECT migration_name AS name FROM "_prisma_migrations"
        UNION ALL SELECT name FROM knex_migrations`;
      try {
        await connection.run([{ sql: SCHEMA }, { sql: HISTORIES }]);
        const config = new Config(settings(url), { directory });
        await command.stamp(config, "head");
        const { pending } = await command.check(config);
        deepStrictEqual(pending?.changes, []);
        deepStrictEqual(
          (await connection.query(histories)).map(({ name }) => name),
          ["init", "20240101000000_init"],
        );
      } finally {
        await connection.close();
      }
    } finally {
      await Deno.remove(directory, { recursive: true });
    }
  },
);
