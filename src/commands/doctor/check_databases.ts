import { Config } from "../../config/config.ts";
import { findEnvFile, runEnvironment } from "../../environment.ts";
import { ScriptDirectory } from "../../script/mod.ts";
import { checkDatabase } from "./check_database.ts";
import { codeOf, failure, type Finding, finding } from "./finding.ts";

/** What a database or its URL is to blame for; anything else that is thrown is `env.ts`'s. */
const DATABASE_CODES: ReadonlySet<string> = new Set([
  "URL_INVALID",
  "DRIVER_UNAVAILABLE",
  "CONNECT_FAILED",
  "STATEMENT_FAILED",
]);

/** The environment, and each database that it configures; they are only looked at. */
export async function checkDatabases(
  config: Config,
  script: ScriptDirectory | undefined,
): Promise<Finding[]> {
  const found: Finding[] = [];
  const envFile = findEnvFile(config);
  try {
    await runEnvironment({
      config,
      script: script ?? await noScripts(),
      readOnly: true,
      async plan(rows, context, database) {
        const graph = script?.graph;
        const situation = { config, context, database, rows, graph };
        for await (const each of checkDatabase(situation)) {
          found.push({ ...each, database });
        }
        return [];
      },
    });
  } catch (thrown) {
    const isDatabase = envFile === undefined ||
      DATABASE_CODES.has(codeOf(thrown) ?? "");
    if (!isDatabase) return [failure("environment", thrown), ...found];
    found.push(failure("database", thrown));
  }
  return [
    finding("environment", "ok", {
      message: envFile ?? "No env.ts; the built-in environment serves",
    }),
    ...found,
  ];
}

/** Stands in for scripts that cannot be used, so that the database is looked at all the same. */
function noScripts(): Promise<ScriptDirectory> {
  return ScriptDirectory.open(new Config({ revisions: [] }));
}
