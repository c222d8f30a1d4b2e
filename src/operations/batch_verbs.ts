import { invalid, quoted } from "../schema/check.ts";
import { checkColumn } from "../schema/column.ts";
import type { Column } from "../schema/column.ts";
import type { ExcludeElementInput } from "../schema/constraint.ts";
import { finalName } from "../schema/constraint_name.ts";
import type { ConstraintName, FinalName } from "../schema/constraint_name.ts";
import type { SqlText } from "../schema/sql_text.ts";
import type { IndexColumn } from "../schema/table_index.ts";
import { checkOptionsObject } from "../schema/options.ts";
import { rememberOrigin } from "../util/origin.ts";
import type { CustomBatchOperations } from "./custom_operations.ts";
import type { OperationsContext } from "./host.ts";
import { isOperation } from "./migrate_operation.ts";
import type { MigrateOperation } from "./migrate_operation.ts";
import { AlterColumnOp } from "./ops/alter_column_op.ts";
import type { AlterColumnOptions } from "./ops/alter_column_op.ts";
import { AddColumnOp, DropColumnOp } from "./ops/column_ops.ts";
import type {
  BatchAddColumnOptions,
  DropColumnOptions,
} from "./ops/column_ops.ts";
import { CreateTableCommentOp, DropTableCommentOp } from "./ops/comment_ops.ts";
import type { TableCommentOptions } from "./ops/comment_ops.ts";
import {
  CreateCheckConstraintOp,
  CreateExcludeConstraintOp,
  CreateForeignKeyOp,
  CreatePrimaryKeyOp,
  CreateUniqueConstraintOp,
  DropConstraintOp,
} from "./ops/constraint_ops.ts";
import type {
  CreateConstraintOptions,
  CreateExcludeConstraintOptions,
  CreateForeignKeyOptions,
  DropConstraintOptions,
} from "./ops/constraint_ops.ts";
import { ExecuteSqlOp } from "./ops/data_ops.ts";
import type { ExecuteOptions } from "./ops/data_ops.ts";
import { CreateIndexOp, DropIndexOp } from "./ops/index_ops.ts";
import type { CreateIndexOptions, DropIndexOptions } from "./ops/index_ops.ts";
import { optional } from "./table_place.ts";

/** Options of a verb whose table is known. */
export type InBatch<T> = Omit<
  T,
  "schema" | "sourceSchema" | "tableName" | "ifExists" | "ifNotExists"
>;

/** The options of `alterColumn` in a batch; the place of a column that stays is not changed. */
export interface BatchAlterColumnOptions extends InBatch<AlterColumnOptions> {
  /** Accepted, and without effect. */
  readonly insertBefore?: string;
  /** Accepted, and without effect. */
  readonly insertAfter?: string;
}

/** Where a batch works, and what it was said. */
export interface BatchPlace {
  /** The table, without its schema. */
  readonly tableName: string;
  /** Its schema, when it is not the default one. */
  readonly schema: string | undefined;
  /** What the migration runs in. */
  readonly context: OperationsContext;
}

/** The batch verbs that people added are there as well. */
export interface BatchVerbs extends CustomBatchOperations {}

/**
 * The verbs of a batch: those of a migration, without the table. They take
 * effect together when the block ends; columns go by the names that they had
 * before the block.
 */
export class BatchVerbs {
  readonly #place: BatchPlace;
  readonly #ops: MigrateOperation[] = [];
  #open = true;

  /**
   * Migrations get one from `op.batchAlterTable()`.
   *
   * @param place the table, and what the migration runs in
   */
  constructor(place: BatchPlace) {
    this.#place = place;
  }

  /** The table of the batch. */
  get tableName(): string {
    return this.#place.tableName;
  }

  /** Its schema, when it is not the default one. */
  get schema(): string | undefined {
    return this.#place.schema;
  }

  /** What was said, for whoever carries it out; the batch takes no more. */
  end(): readonly MigrateOperation[] {
    this.#open = false;
    return this.#ops;
  }

  /** Adds a column. Options: `insertBefore`, `insertAfter`, `inlineReferences`, `inlinePrimaryKey`, `ifNotExists`. */
  addColumn(column: Column, options: BatchAddColumnOptions = {}): void {
    checkColumn(column, "first argument of batch.addColumn");
    this.#record(
      AddColumnOp.inBatch(
        this.tableName,
        column,
        this.#inTable("addColumn", options),
      ),
    );
  }

  /** Changes a column; the options are those of `op.alterColumn`. */
  alterColumn(columnName: string, options: BatchAlterColumnOptions): void {
    const { insertBefore: _, insertAfter: __, ...rest } = this.#inTable(
      "alterColumn",
      options,
    );
    this.#record(
      new AlterColumnOp(this.tableName, columnName, rest as AlterColumnOptions),
    );
  }

  /** Drops a column. Options: dialect options such as `mssqlDropDefault`. */
  dropColumn(
    columnName: string,
    options: Omit<DropColumnOptions, "schema"> = {},
  ): void {
    this.#record(
      new DropColumnOp(
        this.tableName,
        columnName,
        this.#inTable("dropColumn", options),
      ),
    );
  }

  /** Creates an index; the arguments are those of `op.createIndex` without the table. */
  createIndex(
    indexName: ConstraintName | null,
    columns: readonly IndexColumn[],
    options: Omit<CreateIndexOptions, "schema"> = {},
  ): void {
    this.#record(
      new CreateIndexOp(
        indexName,
        this.tableName,
        columns,
        this.#inTable("createIndex", options),
      ),
    );
  }

  /** Drops an index. Options: `ifExists` and dialect options. */
  dropIndex(
    indexName: ConstraintName,
    options: Omit<DropIndexOptions, "schema" | "tableName"> = {},
  ): void {
    this.#record(
      new DropIndexOp(indexName, {
        ...this.#inTable("dropIndex", options),
        tableName: this.tableName,
      }),
    );
  }

  /** Adds a primary key; it takes the place of one that has no name. */
  createPrimaryKey(
    name: ConstraintName | null,
    columns: readonly string[],
    options: InBatch<CreateConstraintOptions> = {},
  ): void {
    this.#record(
      CreatePrimaryKeyOp.of(
        name,
        this.tableName,
        columns,
        this.#inTable("createPrimaryKey", options),
      ),
    );
  }

  /** Adds a unique constraint. */
  createUniqueConstraint(
    name: ConstraintName | null,
    columns: readonly string[],
    options: InBatch<CreateConstraintOptions> = {},
  ): void {
    this.#record(
      CreateUniqueConstraintOp.of(
        name,
        this.tableName,
        columns,
        this.#inTable("createUniqueConstraint", options),
      ),
    );
  }

  /** Adds a foreign key. Options: those of `op.createForeignKey` but `sourceSchema`. */
  createForeignKey(
    name: ConstraintName | null,
    referentTable: string,
    localColumns: readonly string[],
    remoteColumns: readonly string[],
    options: InBatch<CreateForeignKeyOptions> = {},
  ): void {
    const ends = {
      sourceTable: this.tableName,
      referentTable,
      localColumns,
      remoteColumns,
    };
    this.#record(
      CreateForeignKeyOp.of(name, ends, {
        ...checkInTable("createForeignKey", options),
        ...optional("sourceSchema", this.schema),
      }),
    );
  }

  /** Adds a check. */
  createCheckConstraint(
    name: ConstraintName | null,
    condition: string | SqlText,
    options: InBatch<CreateConstraintOptions> = {},
  ): void {
    this.#record(
      CreateCheckConstraintOp.of(
        name,
        this.tableName,
        condition,
        this.#inTable("createCheckConstraint", options),
      ),
    );
  }

  /** Adds a PostgreSQL EXCLUDE constraint. */
  createExcludeConstraint(
    name: ConstraintName | null,
    elements: readonly ExcludeElementInput[],
    options: InBatch<CreateExcludeConstraintOptions> = {},
  ): void {
    this.#record(
      CreateExcludeConstraintOp.of(
        name,
        this.tableName,
        elements,
        this.#inTable("createExcludeConstraint", options),
      ),
    );
  }

  /**
   * Drops a constraint. Options: `type`; a primary key without a name goes by
   * `null` and `type: "primary"`, another by its `columns` or its `condition`;
   * `ifExists` lets a missing one be.
   */
  dropConstraint(
    name: ConstraintName | null,
    options: Omit<DropConstraintOptions, "schema"> = {},
  ): void {
    const dropped = new DropConstraintOp(
      name,
      this.tableName,
      this.#inTable("dropConstraint", options),
    );
    if (!dropped.isFound) {
      throw invalid(
        `A constraint of the table ${
          quoted(this.tableName)
        } cannot be dropped without its name`,
        "Give batchAlterTable a namingConvention, which names constraints that have no name.",
      );
    }
    this.#record(dropped);
  }

  /** Sets the comment of the table. Options: `existingComment`. */
  createTableComment(
    comment: string,
    options: InBatch<TableCommentOptions> = {},
  ): void {
    this.#record(
      new CreateTableCommentOp(
        this.tableName,
        comment,
        this.#inTable("createTableComment", options),
      ),
    );
  }

  /** Removes the comment of the table. Options: `existingComment`. */
  dropTableComment(options: InBatch<TableCommentOptions> = {}): void {
    this.#record(
      new DropTableCommentOp(
        this.tableName,
        this.#inTable("dropTableComment", options),
      ),
    );
  }

  /** Runs SQL before the changes of the batch. Options: `parameters` for its `:name` places. */
  execute(statement: string | SqlText, options: ExecuteOptions = {}): void {
    this.#record(new ExecuteSqlOp(statement, options));
  }

  /** Records an operation that was made by other means; one that is none on the table runs before the changes of the batch. */
  invoke(operation: MigrateOperation): void {
    if (!isOperation(operation)) {
      throw invalid(
        `invoke takes an operation, but was given ${quoted(operation)}`,
        "Give an instance of a class that extends MigrateOperation.",
      );
    }
    this.#record(operation);
  }

  /** What the migration runs in. */
  getContext(): OperationsContext {
    return this.#place.context;
  }

  /** Marks a name as final: a naming convention leaves it as it is. */
  f(name: string): FinalName {
    return finalName(name);
  }

  #inTable<T extends object>(
    verb: string,
    options: T,
  ): T & { readonly schema?: string } {
    return {
      ...checkInTable(verb, options),
      ...optional("schema", this.schema),
    };
  }

  #record(operation: MigrateOperation): void {
    if (this.#open) {
      rememberOrigin(operation);
      this.#ops.push(operation);
      return;
    }
    throw invalid(
      `The batch on the table ${quoted(this.tableName)} has ended`,
      "Say its operations inside of the block of batchAlterTable.",
    );
  }
}

/** Refuses options that are no object, and those that name another table than the batch's. */
function checkInTable<T extends object>(verb: string, options: T): T {
  const given = checkOptionsObject(options, `batch.${verb}`);
  for (const key of ["schema", "sourceSchema", "tableName"]) {
    if (given[key] === undefined) continue;
    throw invalid(
      `The option ${key} of batch.${verb} is ${
        quoted(given[key])
      }, but a batch has its table`,
      "Give the table and its schema to batchAlterTable.",
    );
  }
  return given;
}
