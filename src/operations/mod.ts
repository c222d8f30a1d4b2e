/**
 * Operations as values, how they are carried out, and the verbs that say them.
 *
 * @module
 */
export { BatchOperations } from "./batch_operations.ts";
export { BatchVerbs } from "./batch_verbs.ts";
export type {
  BatchAlterColumnOptions,
  BatchPlace,
  InBatch,
} from "./batch_verbs.ts";
export { classesOf } from "./classes_of.ts";
export type { OperationClass } from "./classes_of.ts";
export type {
  CustomBatchOperations,
  CustomOperations,
} from "./custom_operations.ts";
export type {
  KnownRevision,
  KnownRevisions,
  MigrationBind,
  OperationsContext,
  OperationsHost,
  OpHandle,
} from "./host.ts";
export { toLiteral } from "./literal.ts";
export { registerBuiltinOperations } from "./lowering/builtin_operations.ts";
export { MigrateOperation } from "./migrate_operation.ts";
export type { DiffTuple } from "./migrate_operation.ts";
export { op } from "./op.ts";
export type { Op } from "./op.ts";
export { OperationVerbs } from "./operation_verbs.ts";
export type { BatchArguments, BatchCallback } from "./operation_verbs.ts";
export { Operations } from "./operations.ts";
export type { RegisterVerbOptions, VerbDecorator } from "./register_verb.ts";
export { AlterColumnOp } from "./ops/alter_column_op.ts";
export type {
  AlterColumnOptions,
  ColumnState,
  ConversionBack,
} from "./ops/alter_column_op.ts";
export { BatchOp } from "./ops/batch_op.ts";
export type { BatchOptions, Recreate, ReflectKwargs } from "./ops/batch_op.ts";
export { AddColumnOp, DropColumnOp } from "./ops/column_ops.ts";
export type {
  AddColumnOptions,
  BatchAddColumnOptions,
  DropColumnOptions,
} from "./ops/column_ops.ts";
export { CreateTableCommentOp, DropTableCommentOp } from "./ops/comment_ops.ts";
export type { TableCommentOptions } from "./ops/comment_ops.ts";
export {
  AddConstraintOp,
  constraintType,
  CreateCheckConstraintOp,
  CreateExcludeConstraintOp,
  CreateForeignKeyOp,
  CreatePrimaryKeyOp,
  CreateUniqueConstraintOp,
  DropConstraintOp,
} from "./ops/constraint_ops.ts";
export type {
  ConstraintType,
  CreateConstraintOptions,
  CreateExcludeConstraintOptions,
  CreateForeignKeyOptions,
  DropConstraintOptions,
  ForeignKeyEnds,
} from "./ops/constraint_ops.ts";
export {
  DowngradeOps,
  flattened,
  MigrationScript,
  ModifyTableOps,
  OpContainer,
  UpgradeOps,
} from "./ops/container_ops.ts";
export type {
  LikelyRename,
  MigrationScriptOptions,
} from "./ops/container_ops.ts";
export { lowerTable } from "./lowering/ddl_lowerings.ts";
export { BulkInsertOp, ExecuteSqlOp } from "./ops/data_ops.ts";
export type {
  BulkInsertOptions,
  ExecuteOptions,
  InsertRow,
  InsertTarget,
} from "./ops/data_ops.ts";
export { CopyRowsOp } from "./ops/copy_rows_op.ts";
export type { CopiedColumn } from "./ops/copy_rows_op.ts";
export { AlterEnumOp, CreateEnumOp, DropEnumOp } from "./ops/enum_ops.ts";
export type {
  AlterEnumOptions,
  CreateEnumOptions,
  DropEnumOptions,
  EnumColumn,
} from "./ops/enum_ops.ts";
export { CreateIndexOp, DropIndexOp } from "./ops/index_ops.ts";
export type { CreateIndexOptions, DropIndexOptions } from "./ops/index_ops.ts";
export { NativeOp } from "./ops/native_op.ts";
export { CreateTableOp, DropTableOp, RenameTableOp } from "./ops/table_ops.ts";
export type {
  CreateTableOptions,
  DropTableOptions,
  RenameTableOptions,
} from "./ops/table_ops.ts";
export { inspectBind, provideInspect } from "./inspect_bind.ts";
export type { InspectBind } from "./inspect_bind.ts";
export { OperationRegistry, operationRegistry } from "./registry.ts";
export type {
  CustomVerb,
  Handler,
  Implementation,
  LoweredOp,
  Lowering,
  LoweringContext,
  RegisterOptions,
  VerbFace,
} from "./registry.ts";
export { VerbTable } from "./verb_table.ts";
export type { Face, Verb } from "./verb_table.ts";
export { keyOfPlace, placeOf, schemaOf } from "./table_place.ts";
export type { TablePlace } from "./table_place.ts";
export { verbOf } from "./verb_of.ts";
