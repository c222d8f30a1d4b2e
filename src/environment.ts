/**
 * The environment that runs a command's plan: it connects (or writes a script),
 * reads where the database is, asks the command for its steps, and runs them.
 * The project's `env.ts` says how; without one, the configuration's URL serves.
 *
 * @module
 */
import { registerBuiltins } from "./builtins.ts";
import { findEnvFile, runEnvFile } from "./environment/env_file.ts";
import { EnvironmentContext } from "./environment/environment_context.ts";
import type {
  EnvironmentRequest,
  EnvironmentResult,
} from "./environment/request.ts";
import {
  newDirectives,
  processDirectives,
  writtenRevisions,
} from "./environment/revision_directives.ts";
import { AthanorError } from "./errors.ts";
import type { RevisionOptions } from "./script/mod.ts";
import { runWith } from "./util/running.ts";

export { context, type ContextFace } from "./environment/context.ts";
export { findEnvFile } from "./environment/env_file.ts";
export type {
  ConfigureOptions,
  OnVersionApply,
  VersionApplyEvent,
} from "./environment/configure_options.ts";
export type {
  AutogenerateOptions,
  Compare,
  IncludeName,
  IncludeObject,
  ObjectKind,
  ParentNames,
  ProcessRevisionDirectives,
  RenderItem,
} from "./environment/autogenerate_options.ts";
export { EnvironmentContext } from "./environment/environment_context.ts";
export type { MigrationInfo } from "./environment/migration_info.ts";
export type {
  DatabaseResult,
  EnvironmentRequest,
  EnvironmentResult,
  Plan,
  ScriptRequest,
} from "./environment/request.ts";
export type { XArguments } from "./environment/x_arguments.ts";
export {
  DEFAULT_VERSION_TABLE,
  stoppedError,
  stoppedRevisions,
} from "./runtime/mod.ts";
export type { StepReport, StoppedRevision } from "./runtime/mod.ts";
export { writeAccess } from "./drivers/write_access.ts";

/**
 * Runs a plan in the project's environment.
 *
 * A connection in `config.attributes.connection` is used and left open;
 * otherwise `config.url` is connected to and closed.
 *
 * @throws {AthanorError} `CONNECT_FAILED`, `MIGRATION_FAILED` and what the plan
 * throws; `CONFIG_INVALID` when `env.ts` ran no migrations
 */
export async function runEnvironment(
  request: EnvironmentRequest,
): Promise<EnvironmentResult> {
  registerBuiltins();
  const environment = new EnvironmentContext(request);
  const envFile = findEnvFile(request.config);
  try {
    await runWith(
      { environment },
      () =>
        envFile === undefined
          ? runBuiltin(environment)
          : runEnvFile(envFile, environment),
    );
  } finally {
    await environment.close();
  }
  const [first] = environment.results;
  if (first === undefined) throw ranNothing(envFile);
  return { ...first, databases: environment.results };
}

/**
 * Runs the project's environment for a revision that is about to be written,
 * when the configuration asks for it (`revisionEnvironment`).
 *
 * @returns what is to be written: none, one or several revisions
 * @throws what {@linkcode runEnvironment} throws
 */
export async function directRevision(
  options: RevisionOptions,
  { config, script }: Pick<EnvironmentRequest, "config" | "script">,
): Promise<readonly RevisionOptions[]> {
  if (config.settings.revisionEnvironment !== true) return [options];
  const directives = newDirectives(script, options);
  await runEnvironment({
    config,
    script,
    readOnly: true,
    plan: async (_rows, context) => {
      await processDirectives(context, directives);
      return [];
    },
  });
  return writtenRevisions(directives);
}

async function runBuiltin(environment: EnvironmentContext): Promise<void> {
  await environment.configure();
  await environment.runMigrations();
}

function ranNothing(envFile: string | undefined): AthanorError {
  return new AthanorError(
    "CONFIG_INVALID",
    `The environment file "${envFile}" ran no migrations`,
    {
      hint:
        "Call `await context.configure(…)` and `await context.runMigrations()`.",
    },
  );
}
