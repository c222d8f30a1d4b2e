import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  AlterEnumOp,
  BulkInsertOp,
  CopyRowsOp,
  CreateEnumOp,
  CreateIndexOp,
  CreateTableCommentOp,
  CreateTableOp,
  DropColumnOp,
  DropConstraintOp,
  DropEnumOp,
  DropIndexOp,
  DropTableCommentOp,
  DropTableOp,
  ExecuteSqlOp,
  type MigrateOperation,
  MigrationScript,
  NativeOp,
  type OperationClass,
  RenameTableOp,
} from "../../operations/mod.ts";
import type { Code } from "./code.ts";
import {
  addColumn,
  alterColumn,
  createIndex,
  dropColumn,
  dropIndex,
} from "./column_ops_code.ts";
import { addConstraint, dropConstraint } from "./constraint_ops_code.ts";
import { alterEnum, createEnum, dropEnum } from "./enum_ops_code.ts";
import type { RenderContext } from "./render_context.ts";
import {
  bulkInsert,
  createTable,
  createTableComment,
  dropTable,
  dropTableComment,
  execute,
  renameTable,
} from "./table_ops_code.ts";
import { unwritable } from "./unwritable.ts";

/** Writes a built-in operation as one call; nothing where a hook leaves it out. */
export interface BuiltinRenderer {
  readonly render: (
    operation: MigrateOperation,
    context: RenderContext,
  ) => Code | undefined;
  /** Whether the block of a batch has such a verb. */
  readonly inBatch: boolean;
}

type Row = readonly [OperationClass, BuiltinRenderer];

function row<T extends MigrateOperation>(
  operationClass: OperationClass<T>,
  render: (operation: T, context: RenderContext) => Code | undefined,
  options: { readonly inBatch?: boolean } = {},
): Row {
  return [operationClass as OperationClass, {
    render: render as BuiltinRenderer["render"],
    inBatch: options.inBatch ?? false,
  }];
}

/** How each built-in operation is written. Containers are not here: what is in them is written one by one. */
export const BUILTIN_RENDERERS: ReadonlyMap<OperationClass, BuiltinRenderer> =
  new Map([
    row(CreateTableOp, createTable),
    row(DropTableOp, dropTable),
    row(RenameTableOp, renameTable),
    row(BulkInsertOp, bulkInsert),
    row(AddColumnOp, addColumn, { inBatch: true }),
    row(AlterColumnOp, alterColumn, { inBatch: true }),
    row(DropColumnOp, dropColumn, { inBatch: true }),
    row(CreateIndexOp, createIndex, { inBatch: true }),
    row(DropIndexOp, dropIndex, { inBatch: true }),
    row(AddConstraintOp, addConstraint, { inBatch: true }),
    row(DropConstraintOp, dropConstraint, { inBatch: true }),
    row(CreateTableCommentOp, createTableComment, { inBatch: true }),
    row(DropTableCommentOp, dropTableComment, { inBatch: true }),
    row(CreateEnumOp, createEnum),
    row(DropEnumOp, dropEnum),
    row(AlterEnumOp, alterEnum),
    row(ExecuteSqlOp, execute, { inBatch: true }),
    row(CopyRowsOp, refuseInner),
    row(NativeOp, refuseInner),
    row(MigrationScript, () => {
      throw unwritable(
        "A MigrationScript inside of another",
        "Write its upgradeOps and its downgradeOps, each for itself.",
      );
    }),
  ]);

function refuseInner({ constructor: { name } }: MigrateOperation): never {
  throw unwritable(
    name,
    "It is a step of a batch; write the BatchOp that it belongs to.",
  );
}
