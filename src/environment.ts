/**
 * The environment that runs a command's plan: it connects (or writes a script),
 * reads where the database is, asks the command for its steps, and runs them.
 * The project's `env.ts` says how; without one, the configuration's URL serves.
 *
 * @module
 */
import type { EnvironmentRequest } from "./environment/request.ts";
import { fullRun } from "./environment/full_run.ts";
import {
  newDirectives,
  processDirectives,
  writtenRevisions,
} from "./environment/revision_directives.ts";
import { provideFullRun, runEnvironment } from "./run_environment.ts";
import type { RevisionOptions } from "./script/writing.ts";

// Whoever loads this file has everything: nothing is left to load later.
provideFullRun(fullRun);

export { runEnvironment };

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
} from "./autogenerate/mod.ts";
export {
  definePlugin,
  type Plugin,
  type PluginDoors,
  usePlugin,
} from "./environment/plugin.ts";
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
  openMigrationLock,
  stoppedError,
  stoppedRevisions,
} from "./runtime/mod.ts";
export type { StepReport, StoppedRevision } from "./runtime/mod.ts";
export type {
  ReflectedTable,
  SchemaSnapshot,
  Trigger,
} from "./reflection/mod.ts";
export { writeAccess } from "./drivers/write_access.ts";

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
