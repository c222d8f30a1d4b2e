import { AthanorError } from "../errors.ts";
import { running } from "../util/running.ts";
import type { EnvironmentContext } from "./environment_context.ts";

/** The parts of an environment that `env.ts` and migrations use. */
export type ContextFace = Omit<EnvironmentContext, "close" | "results">;

/**
 * The environment of the running command, as {@linkcode EnvironmentContext}.
 * Outside of a command every call throws `NO_MIGRATION_RUNNING`.
 *
 * @example migrations/env.ts
 * ```ts ignore
 * import { context } from "athanor";
 *
 * export default async function run() {
 *   await context.configure({ versionTable: "alembic_version" });
 *   await context.runMigrations();
 * }
 * ```
 */
export const context: ContextFace = {
  get config() {
    return current().config;
  },
  get script() {
    return current().script;
  },
  isOfflineMode: () => current().isOfflineMode(),
  isTransactionalDdl: () => current().isTransactionalDdl(),
  requiresConnection: () => current().requiresConnection(),
  configure: (options) => current().configure(options),
  runMigrations: (runArguments) => current().runMigrations(runArguments),
  beginTransaction: (callback) => current().beginTransaction(callback),
  execute: (sql) => current().execute(sql),
  staticOutput: (text) => current().staticOutput(text),
  getContext: () => current().getContext(),
  getBind: () => current().getBind(),
  getHeadRevision: () => current().getHeadRevision(),
  getHeadRevisions: () => current().getHeadRevisions(),
  getStartingRevisionArgument: () => current().getStartingRevisionArgument(),
  getRevisionArgument: () => current().getRevisionArgument(),
  getTagArgument: () => current().getTagArgument(),
  getXArgument: (options) => current().getXArgument(options),
};

function current(): EnvironmentContext {
  const environment = running()?.environment;
  if (environment === undefined) {
    throw new AthanorError(
      "NO_MIGRATION_RUNNING",
      "No command is running, so there is no environment",
      { hint: "Use `context` in env.ts and in migrations only." },
    );
  }
  return environment as EnvironmentContext;
}
