/**
 * Running migrations: the queue of operations, transactions, the version table,
 * and the two places where statements go, a database or a script.
 *
 * @module
 */
export { MigrationContext, type RunState } from "./migration_context.ts";
export type {
  MigrationContextOptions,
  TargetMetadata,
} from "./migration_context_options.ts";
export type {
  Direction,
  JournaledStep,
  JournalRow,
  JournalTable,
} from "./journal_table.ts";
export {
  assertResumes,
  stoppedError,
  type StoppedRevision,
  stoppedRevisions,
} from "./needs_repair.ts";
export {
  type LockOptions,
  openMigrationLock,
  withMigrationLock,
} from "./migration_lock.ts";
export { type FailedRun, MigrationFailedError } from "./migration_failed.ts";
export { blamePart } from "./operation_failure.ts";
export type { OutputBuffer } from "./offline_writer.ts";
export type { SourcePosition } from "../util/stack_position.ts";
export type { TimeLimitOptions } from "./time_limits.ts";
export {
  describeStep,
  type RunnableStep,
  type RunOptions,
  runSteps,
  type StepReport,
  type StepScript,
  type VersionApplyHook,
} from "./runner.ts";
export { DEFAULT_VERSION_TABLE, stateTables } from "./state_rows.ts";
export type { PreparedStatement } from "./statement_sink.ts";
export type { SqlForOptions } from "./sql_for.ts";
export { type OpQueue, upcomingOperations } from "./op_queue.ts";
