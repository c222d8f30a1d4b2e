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

export {
  type AskRename,
  type AutogenerateTarget,
  type Comparator,
  type ComparatorAnswer,
  type ComparatorEvents,
  type ComparatorOptions,
  type ComparatorPriority,
  type ComparatorRegistry,
  comparators,
  type ComparatorTarget,
  compareMetadata,
  type ComparisonContext,
  type DrizzleCasing,
  type FilteredObject,
  fromDrizzle,
  type FromDrizzleOptions,
  produceMigrations,
  type RenameAnswers,
  renderCode,
  RenderContext,
  type RenderedCode,
  type RenderedKind,
  type Renderer,
  type Renderers,
  renderers,
  type RenderItem,
  type RenderOptions,
  type RewriteHandler,
  Rewriter,
  type Rewritten,
  type Target,
  type TargetInput,
} from "./src/autogenerate/mod.ts";
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
export {
  type AutogenerateOptions,
  type Compare,
  type ConfigureOptions,
  context,
  type ContextFace,
  type DatabaseResult,
  definePlugin,
  EnvironmentContext,
  type IncludeName,
  type IncludeObject,
  type MigrationInfo,
  type ObjectKind,
  type OnVersionApply,
  type ParentNames,
  type Plugin,
  type PluginDoors,
  type ProcessRevisionDirectives,
  type StepReport,
  type StoppedRevision,
  usePlugin,
  type VersionApplyEvent,
  type XArguments,
} from "./src/environment.ts";
export {
  AthanorError,
  type AthanorErrorOptions,
  type ErrorCode,
  isAthanorError,
} from "./src/errors.ts";
export { KernelError, type WireProblem } from "./src/kernel/mod.ts";
export * from "./src/operations/mod.ts";
export {
  type EnumType,
  inspect,
  type InspectedConnection,
  type Inspector,
  type PartitionOf,
  type ReflectedTable,
  type ReflectOptions,
  type SchemaSnapshot,
  type Sequence,
  type Trigger,
  type View,
} from "./src/reflection/mod.ts";
export type {
  Revision,
  RevisionGraph,
  RevisionSpec,
  Step,
  VersionRowChange,
} from "./src/revision/mod.ts";
export {
  DEFAULT_VERSION_TABLE,
  type Direction,
  type FailedRun,
  type JournaledStep,
  MigrationContext,
  type MigrationContextOptions,
  MigrationFailedError,
  type OutputBuffer,
  type PreparedStatement,
  type SourcePosition,
  sqlFor,
  type SqlForOptions,
  type TargetMetadata,
  type TimeLimitOptions,
} from "./src/runtime/mod.ts";
export type {
  RevisionBody,
  RevisionModule,
  Script,
  ScriptDirectory,
  ScriptRevision,
} from "./src/script/mod.ts";
export * from "./src/schema/mod.ts";
