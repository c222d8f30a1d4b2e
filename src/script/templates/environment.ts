import { SCRIPT_TEMPLATE } from "../template.ts";
import { ONE_DATABASE, type ProjectTemplate } from "./project_template.ts";

/** One database, with an environment that can be adapted. */
export const environment: ProjectTemplate = {
  summary: "One database, with an env.ts to adapt",
  settings: ONE_DATABASE,
  script: SCRIPT_TEMPLATE,
  env: envText,
  readme: "- `env.ts` says how to connect, and when migrations run.",
};

function envText(moduleSpecifier: string): string {
  return `/**
 * What a command runs when it needs the database, or writes SQL for one. As it
 * stands, this file does what happens without it.
 */
import { context } from ${JSON.stringify(moduleSpecifier)};

export default async function run(): Promise<void> {
  // An option that is left out is as athanor.config.ts has it.
  await context.configure({
    // The database to connect to; it is closed at the end.
    // url: Deno.env.get("APP_DATABASE") ?? "sqlite:app.db",

    // An open connection in its place, which stays open.
    // connection: context.config.attributes.connection,

    // The tables that the database should have; constraints without a name are
    // named by its convention.
    // targetMetadata: metadata,

    // Where the version rows are; this adopts a database of Alembic's.
    // versionTable: "alembic_version",
    // versionTableSchema: "public",

    // One transaction for the whole run instead of one for each revision.
    // transactionPerMigration: false,

    // Told of each step, inside of its transaction.
    // onVersionApply: ({ step, heads }) => {
    //   console.error(step.upRevisionId, heads);
    // },
  });

  // What is given here is the second argument of upgrade() and downgrade().
  await context.runMigrations({});
}
`;
}
