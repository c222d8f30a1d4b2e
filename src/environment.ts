/**
 * The environment that runs a command's plan: it connects (or writes a script),
 * reads where the database is, asks the command for its steps, and runs them.
 * The project's `env.ts` says how; without one, the configuration's URL serves.
 *
 * @module
 */
export { runEnvironment } from "./run_environment.ts";
export { context, type ContextFace } from "./environment/context.ts";
export { findEnvFile } from "./environment/env_file.ts";
export { loadTargets } from "./environment/load_target.ts";
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
export type { EnvironmentContext } from "./environment/environment_context.ts";
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
