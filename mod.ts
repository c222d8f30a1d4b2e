/**
 * Database migrations for Deno with Alembic's operation model.
 *
 * A revision says operations through {@linkcode op}; revisions form a graph; a
 * kernel renders each operation to SQL for SQLite, PostgreSQL, MySQL, SQL Server
 * and Oracle.
 *
 * @example A revision
 * ```ts
 * import { op, sa } from "athanor";
 *
 * export const revision = "3ab8b2dfb055";
 * export const downRevision = null;
 *
 * export function upgrade() {
 *   op.createTable("customer", [
 *     sa.column("id", sa.integer(), { primaryKey: true }),
 *     sa.column("name", sa.string(50), { nullable: false }),
 *   ]);
 * }
 *
 * export function downgrade() {
 *   op.dropTable("customer");
 * }
 * ```
 *
 * @example The SQL of some operations
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { sqlFor } from "athanor";
 *
 * const [statement] = await sqlFor("postgresql", (op) => {
 *   op.renameTable("a", "b");
 * });
 * equal(statement, "ALTER TABLE a RENAME TO b");
 * ```
 *
 * @module
 */
import { registerBuiltins } from "./src/builtins.ts";

registerBuiltins();

export type {
  AskRename,
  AutogenerateTarget,
  Comparator,
  ComparatorAnswer,
  ComparatorEvents,
  ComparatorOptions,
  ComparatorPriority,
  ComparatorRegistry,
  ComparatorTarget,
  ComparisonContext,
  FilteredObject,
  RenameAnswers,
  RewriteHandler,
  Rewritten,
  Target,
  TargetInput,
} from "./src/autogenerate/mod.ts";
export { comparators } from "./src/autogenerate/comparators.ts";
export type { DrizzleCasing } from "./src/autogenerate/drizzle/drizzle_sql.ts";
export {
  fromDrizzle,
  type FromDrizzleOptions,
} from "./src/autogenerate/drizzle/from_drizzle.ts";
export { fromSql } from "./src/autogenerate/targets/from_sql.ts";
export { fromUrl } from "./src/autogenerate/targets/from_url.ts";
export {
  renderCode,
  RenderContext,
  type RenderedCode,
  type RenderedKind,
  type Renderer,
  type Renderers,
  renderers,
  type RenderItem,
  type RenderOptions,
} from "./src/autogenerate/render/mod.ts";
export { Rewriter } from "./src/autogenerate/rewriter.ts";
export type { SchemaChange } from "./src/autogenerate/changes.ts";
export * from "./src/commands/mod.ts";
export {
  Config,
  type ConfigOptions,
  defineConfig,
} from "./src/config/config.ts";
export {
  loadConfig,
  type LoadConfigOptions,
} from "./src/config/load_config.ts";
export type { LogFields, Logger } from "./src/config/logger.ts";
export type { PostWriteHook, Settings } from "./src/config/settings.ts";
export type { DialectName } from "./src/dialect_name.ts";
export type {
  Connection,
  ConnectOptions,
  Driver,
  DriverStatement,
  Row,
  StatementResult,
} from "./src/drivers/driver.ts";
export type { LockKey, LockSession } from "./src/drivers/lock.ts";
export { adopt, connect, registerDriver } from "./src/drivers/registry.ts";
export {
  StatementError,
  type StatementErrorFields,
} from "./src/drivers/statement_error.ts";
export type {
  AutogenerateOptions,
  Compare,
  ConfigureOptions,
  DatabaseResult,
  EnvironmentContext,
  IncludeName,
  IncludeObject,
  MigrationInfo,
  ObjectKind,
  OnVersionApply,
  ParentNames,
  ProcessRevisionDirectives,
  StepReport,
  StoppedRevision,
  VersionApplyEvent,
  XArguments,
} from "./src/environment.ts";
export { context, type ContextFace } from "./src/environment/context.ts";
export {
  definePlugin,
  type Plugin,
  type PluginDoors,
  usePlugin,
} from "./src/environment/plugin.ts";
export {
  AthanorError,
  type AthanorErrorOptions,
  type ErrorCode,
  isAthanorError,
} from "./src/errors.ts";
export { KernelError } from "./src/kernel/kernel_error.ts";
export type { WireProblem } from "./src/kernel/mod.ts";
export {
  compareMetadata,
  inspect,
  MigrationContext,
  produceMigrations,
  sqlFor,
} from "./src/lazy_rooms.ts";
export * from "./src/operations/mod.ts";
export type {
  Conversion,
  EnumType,
  InspectedConnection,
  Inspector,
  PartitionOf,
  ReflectedTable,
  ReflectOptions,
  SchemaSnapshot,
  Sequence,
  Trigger,
  View,
} from "./src/reflection/mod.ts";
export type {
  Revision,
  RevisionGraph,
  RevisionSpec,
  Step,
  VersionRowChange,
} from "./src/revision/mod.ts";
export { MigrationFailedError } from "./src/runtime/migration_failed.ts";
export type {
  Direction,
  FailedRun,
  JournaledStep,
  MigrationContext as MigrationContextInstance,
  MigrationContextOptions,
  OutputBuffer,
  PreparedStatement,
  SourcePosition,
  SqlForOptions,
  TargetMetadata,
  TimeLimitOptions,
} from "./src/runtime/mod.ts";
export type {
  RevisionBody,
  RevisionModule,
  Script,
  ScriptDirectory,
  ScriptRevision,
} from "./src/script/mod.ts";
export { DEFAULT_VERSION_TABLE } from "./src/runtime/state_rows.ts";
export * from "./src/schema/mod.ts";
