import type { WireOp } from "../../kernel/wire.ts";
import type {
  LoweredOp,
  LoweringContext,
  OperationRegistry,
} from "../registry.ts";
import type { OperationClass } from "../classes_of.ts";
import type { MigrateOperation } from "../migrate_operation.ts";
import { AlterColumnOp } from "../ops/alter_column_op.ts";
import { AddColumnOp, DropColumnOp } from "../ops/column_ops.ts";
import {
  CreateTableCommentOp,
  DropTableCommentOp,
} from "../ops/comment_ops.ts";
import { AddConstraintOp, DropConstraintOp } from "../ops/constraint_ops.ts";
import { OpContainer } from "../ops/container_ops.ts";
import { BulkInsertOp, ExecuteSqlOp } from "../ops/data_ops.ts";
import { CopyRowsOp } from "../ops/copy_rows_op.ts";
import { AlterEnumOp, CreateEnumOp, DropEnumOp } from "../ops/enum_ops.ts";
import { CreateIndexOp, DropIndexOp } from "../ops/index_ops.ts";
import { NativeOp } from "../ops/native_op.ts";
import { CreateTableOp, DropTableOp, RenameTableOp } from "../ops/table_ops.ts";
import {
  lowerBulkInsert,
  lowerCopyRows,
  lowerExecute,
} from "./data_lowerings.ts";
import {
  lowerAddColumn,
  lowerAddConstraint,
  lowerAlterColumn,
  lowerCreateIndex,
  lowerCreateTable,
  lowerCreateTableComment,
  lowerDropColumn,
  lowerDropConstraint,
  lowerDropIndex,
  lowerDropTable,
  lowerDropTableComment,
  lowerRenameTable,
} from "./ddl_lowerings.ts";
import {
  lowerAlterEnum,
  lowerCreateEnum,
  lowerDropEnum,
} from "./enum_lowerings.ts";

/**
 * Registers how the built-in operations are carried out. Calling it again, for
 * the same classes, does nothing.
 *
 * @internal
 */
export function registerBuiltinOperations(registry: OperationRegistry): void {
  if (registry.has(CreateTableOp)) return;
  function one<T extends MigrateOperation>(
    operationClass: OperationClass<T>,
    lower: (operation: T, context: LoweringContext) => WireOp,
  ): void {
    registry.registerLowering(
      operationClass,
      (
        operation,
        context,
      ): LoweredOp[] => [{ wire: lower(operation, context) }],
    );
  }
  one(CreateTableOp, lowerCreateTable);
  one(DropTableOp, lowerDropTable);
  one(RenameTableOp, lowerRenameTable);
  one(AddColumnOp, lowerAddColumn);
  one(DropColumnOp, lowerDropColumn);
  one(AlterColumnOp, lowerAlterColumn);
  one(CreateIndexOp, lowerCreateIndex);
  one(DropIndexOp, lowerDropIndex);
  one(AddConstraintOp, lowerAddConstraint);
  one(DropConstraintOp, lowerDropConstraint);
  one(CreateTableCommentOp, lowerCreateTableComment);
  one(DropTableCommentOp, lowerDropTableComment);
  one(CreateEnumOp, lowerCreateEnum);
  one(DropEnumOp, lowerDropEnum);
  one(AlterEnumOp, lowerAlterEnum);
  one(ExecuteSqlOp, lowerExecute);
  one(CopyRowsOp, lowerCopyRows);
  registry.registerLowering(BulkInsertOp, lowerBulkInsert);
  registry.registerLowering(
    NativeOp,
    ({ operation, namesAreFinal }, context) =>
      registry.loweringOf(operation)(
        operation,
        namesAreFinal ? { ...context, namingConvention: {} } : context,
      ),
  );
  registry.registerImplementation(OpContainer, (operations, container) => {
    for (const operation of container.ops) operations.invoke(operation);
  });
}
