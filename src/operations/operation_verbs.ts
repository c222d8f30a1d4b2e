import { finalName } from "../schema/constraint_name.ts";
import type { ConstraintName, FinalName } from "../schema/constraint_name.ts";
import type { Column } from "../schema/column.ts";
import type { ColumnType } from "../schema/column_type.ts";
import type { ExcludeElementInput } from "../schema/constraint.ts";
import { inlineLiteral } from "../schema/inline_literal.ts";
import type { InlineLiteral } from "../schema/inline_literal.ts";
import { checkText, invalid, quoted } from "../schema/check.ts";
import type { SqlText } from "../schema/sql_text.ts";
import type { Table, TableItem } from "../schema/table.ts";
import type { IndexColumn } from "../schema/table_index.ts";
import type { Inspector } from "../reflection/inspector.ts";
import type { CustomOperations } from "./custom_operations.ts";
import type {
  MigrationBind,
  OperationsContext,
  OperationsHost,
  OpHandle,
} from "./host.ts";
import { inspectBind } from "./inspect_bind.ts";
import { isOperation } from "./migrate_operation.ts";
import type { MigrateOperation } from "./migrate_operation.ts";
import { checkSynchronous } from "./check_synchronous.ts";
import { BatchVerbs } from "./batch_verbs.ts";
import { AlterColumnOp } from "./ops/alter_column_op.ts";
import type { AlterColumnOptions } from "./ops/alter_column_op.ts";
import { BatchOp, checkBatchOptions } from "./ops/batch_op.ts";
import type { BatchOptions } from "./ops/batch_op.ts";
import { AddColumnOp, DropColumnOp } from "./ops/column_ops.ts";
import type { AddColumnOptions, DropColumnOptions } from "./ops/column_ops.ts";
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
import { BulkInsertOp, ExecuteSqlOp } from "./ops/data_ops.ts";
import type {
  BulkInsertOptions,
  ExecuteOptions,
  InsertRow,
  InsertTarget,
} from "./ops/data_ops.ts";
import { AlterEnumOp, CreateEnumOp, DropEnumOp } from "./ops/enum_ops.ts";
import { CreateIndexOp, DropIndexOp } from "./ops/index_ops.ts";
import type { CreateIndexOptions, DropIndexOptions } from "./ops/index_ops.ts";
import { CreateTableOp, DropTableOp, RenameTableOp } from "./ops/table_ops.ts";
import type {
  CreateTableOptions,
  DropTableOptions,
  RenameTableOptions,
} from "./ops/table_ops.ts";

/** Says the changes of one table. */
export type BatchCallback = (batch: BatchVerbs) => void;

/** What follows the table in a call of `batchAlterTable`. */
export type BatchArguments =
  | readonly [options: BatchOptions, callback: BatchCallback]
  | readonly [callback: BatchCallback];

/** The verbs that people added are there as well. */
export interface OperationVerbs extends CustomOperations {}

/**
 * The verbs of a migration. Each checks its arguments and records an operation
 * at once; the handle that it gives back need not be awaited.
 */
export class OperationVerbs {
  readonly #host: OperationsHost;

  /**
   * Says operations to a host, outside of a revision file.
   *
   * @param host what runs or writes the operations, such as a `MigrationContext`
   */
  constructor(host: OperationsHost) {
    this.#host = host;
  }

  /**
   * Creates a table, with its constraints and indexes.
   *
   * @param tableName its name; never split at dots
   * @param items columns, constraints and indexes, in their order
   * @param options `schema`, `ifNotExists`, `comment`, `prefixes`, `info` and dialect options such as `mysqlEngine`
   * @returns a handle whose `value` is the table, for `bulkInsert`
   * @throws {AthanorError} `OPERATION_INVALID` for arguments of the wrong shape
   */
  createTable(
    tableName: string,
    items: readonly TableItem[],
    options: CreateTableOptions = {},
  ): OpHandle<Table> {
    const operation = new CreateTableOp(tableName, items, options);
    return this.#host.record(operation, operation.toTable());
  }

  /** Drops a table. Options: `schema`, `ifExists` and dialect options. */
  dropTable(tableName: string, options: DropTableOptions = {}): OpHandle {
    return this.#record(new DropTableOp(tableName, options));
  }

  /** Gives a table another name in the same schema. Options: `schema`. */
  renameTable(
    tableName: string,
    newTableName: string,
    options: RenameTableOptions = {},
  ): OpHandle {
    return this.#record(new RenameTableOp(tableName, newTableName, options));
  }

  /**
   * Adds a column, with its foreign keys, unique constraint and index.
   *
   * @param tableName the table
   * @param column the column, made by `sa.column`
   * @param options `schema`, `ifNotExists`, `inlineReferences`, `inlinePrimaryKey`
   */
  addColumn(
    tableName: string,
    column: Column,
    options: AddColumnOptions = {},
  ): OpHandle {
    return this.#record(new AddColumnOp(tableName, column, options));
  }

  /**
   * Changes a column; what the options leave out stays. MySQL and MariaDB repeat
   * the whole column where more than its name or its default changes: what the
   * `existing…` options do not tell of it is lost there.
   *
   * @param tableName the table
   * @param columnName the column, by its name before
   * @param options `nullable`, `type`, `serverDefault` and `comment` (`null` removes them),
   *   `newColumnName`, `autoincrement`, `schema`, `postgresqlUsing`, and what is known of
   *   the column before: `existingType`, `existingNullable`, `existingServerDefault`, `existingComment`
   */
  alterColumn(
    tableName: string,
    columnName: string,
    options: AlterColumnOptions,
  ): OpHandle {
    return this.#record(new AlterColumnOp(tableName, columnName, options));
  }

  /**
   * Changes a table by several operations at once: by ALTER where the database
   * can, else by a new table that takes over the rows. Nothing is recorded when
   * the callback throws.
   *
   * @param tableName the table
   * @param rest options, which may be left out (`recreate`, `copyFrom`, `schema` and the others of
   *   {@linkcode BatchOptions}), and a callback that says the changes; it must not be async
   * @throws {AthanorError} `OPERATION_INVALID` for an option that is not known, or an async callback
   */
  batchAlterTable(tableName: string, ...rest: BatchArguments): OpHandle {
    const [given, last] = rest;
    const [options, callback] = typeof given === "function"
      ? [{}, given]
      : [checkBatchOptions(given), last];
    if (typeof callback !== "function") {
      throw invalid(
        `batchAlterTable takes a function, but was given ${quoted(callback)}`,
        "Write op.batchAlterTable(table, { … }, (batch) => { … }).",
      );
    }
    const { schema } = options;
    const context = this.getContext();
    const batch = new BatchVerbs({ tableName, schema, context });
    checkSynchronous(callback(batch) as unknown);
    return this.#record(new BatchOp(tableName, batch.end(), options));
  }

  /** Drops a column. Options: `schema`, `ifExists`, `mssqlDropDefault`, `mssqlDropCheck`, `mssqlDropForeignKey`. */
  dropColumn(
    tableName: string,
    columnName: string,
    options: DropColumnOptions = {},
  ): OpHandle {
    return this.#record(new DropColumnOp(tableName, columnName, options));
  }

  /**
   * Creates an index.
   *
   * @param indexName its name; `null` has the naming convention give one
   * @param tableName the table
   * @param columns column names, `sa.desc("name")`, or expressions with `sa.text()`
   * @param options `unique`, `schema`, `ifNotExists` and dialect options such as `postgresqlWhere`
   */
  createIndex(
    indexName: ConstraintName | null,
    tableName: string,
    columns: readonly IndexColumn[],
    options: CreateIndexOptions = {},
  ): OpHandle {
    return this.#record(
      new CreateIndexOp(indexName, tableName, columns, options),
    );
  }

  /** Drops an index. Options: `tableName` (which MySQL and SQL Server must know), `schema`, `ifExists`, `postgresqlConcurrently`. */
  dropIndex(
    indexName: ConstraintName,
    options: DropIndexOptions = {},
  ): OpHandle {
    return this.#record(new DropIndexOp(indexName, options));
  }

  /** Adds a primary key. A `null` name leaves it to the naming convention. */
  createPrimaryKey(
    name: ConstraintName | null,
    tableName: string,
    columns: readonly string[],
    options: CreateConstraintOptions = {},
  ): OpHandle {
    return this.#record(
      CreatePrimaryKeyOp.of(name, tableName, columns, options),
    );
  }

  /** Adds a unique constraint. A `null` name leaves it to the naming convention. Options: `schema`, `deferrable`, `initially`. */
  createUniqueConstraint(
    name: ConstraintName | null,
    tableName: string,
    columns: readonly string[],
    options: CreateConstraintOptions = {},
  ): OpHandle {
    return this.#record(
      CreateUniqueConstraintOp.of(name, tableName, columns, options),
    );
  }

  /**
   * Adds a foreign key.
   *
   * @param name its name; `null` has the naming convention give one
   * @param sourceTable the table that refers
   * @param referentTable the table referred to
   * @param localColumns the columns that refer
   * @param remoteColumns the columns referred to
   * @param options `ondelete`, `onupdate`, `deferrable`, `initially`, `match`, `sourceSchema`, `referentSchema`, `postgresqlNotValid`
   */
  createForeignKey(
    name: ConstraintName | null,
    sourceTable: string,
    referentTable: string,
    localColumns: readonly string[],
    remoteColumns: readonly string[],
    options: CreateForeignKeyOptions = {},
  ): OpHandle {
    const ends = { sourceTable, referentTable, localColumns, remoteColumns };
    return this.#record(CreateForeignKeyOp.of(name, ends, options));
  }

  /** Adds a check. A plain name may be wrapped by the naming convention; `op.f(name)` is not. */
  createCheckConstraint(
    name: ConstraintName | null,
    tableName: string,
    condition: string | SqlText,
    options: CreateConstraintOptions = {},
  ): OpHandle {
    return this.#record(
      CreateCheckConstraintOp.of(name, tableName, condition, options),
    );
  }

  /** Adds a PostgreSQL EXCLUDE constraint. Options: `using`, `where`, `ops`, `schema`, `deferrable`, `initially`. */
  createExcludeConstraint(
    name: ConstraintName | null,
    tableName: string,
    elements: readonly ExcludeElementInput[],
    options: CreateExcludeConstraintOptions = {},
  ): OpHandle {
    return this.#record(
      CreateExcludeConstraintOp.of(name, tableName, elements, options),
    );
  }

  /**
   * Drops a constraint.
   *
   * @param name its name; `null` for MySQL's primary key, which has none
   * @param tableName the table
   * @param options `type` (`"foreignkey"`, `"primary"`, `"unique"`, `"check"`), which MySQL must know, `schema`, `ifExists`
   */
  dropConstraint(
    name: ConstraintName | null,
    tableName: string,
    options: DropConstraintOptions = {},
  ): OpHandle {
    const operation = new DropConstraintOp(name, tableName, options);
    if (operation.isFound) return this.#record(operation);
    throw invalid(
      `A constraint of the table ${
        quoted(tableName)
      } cannot be dropped without its name`,
      "Name the constraint; the database's catalog has the name that it gave.",
    );
  }

  /** Sets the comment of a table. Options: `existingComment`, `schema`. */
  createTableComment(
    tableName: string,
    comment: string,
    options: TableCommentOptions = {},
  ): OpHandle {
    return this.#record(new CreateTableCommentOp(tableName, comment, options));
  }

  /** Removes the comment of a table. Options: `existingComment`, `schema`. */
  dropTableComment(
    tableName: string,
    options: TableCommentOptions = {},
  ): OpHandle {
    return this.#record(new DropTableCommentOp(tableName, options));
  }

  /** Creates an enum type (PostgreSQL): its name, its values in order, and the option `schema`. */
  createEnum(...args: ConstructorParameters<typeof CreateEnumOp>): OpHandle {
    return this.#record(new CreateEnumOp(...args));
  }

  /** Drops an enum type (PostgreSQL). Options: `schema`, `ifExists`. */
  dropEnum(...args: ConstructorParameters<typeof DropEnumOp>): OpHandle {
    return this.#record(new DropEnumOp(...args));
  }

  /**
   * Changes the values of an enum type (PostgreSQL); see {@linkcode AlterEnumOp}.
   * Options: `existingValues`, `renamedValues`, `columns`, `schema`, `remake`.
   */
  alterEnum(...args: ConstructorParameters<typeof AlterEnumOp>): OpHandle {
    return this.#record(new AlterEnumOp(...args));
  }

  /**
   * Inserts rows.
   *
   * @param table what `createTable` gave back, a table made by `sa.table`, or a table's name
   * @param rows objects with values by column; a column that a row leaves out takes its default
   * @param options `schema` and `columns`, for a table given by name; `multiinsert`, `identityInsert`
   */
  bulkInsert(
    table: InsertTarget,
    rows: readonly InsertRow[],
    options: BulkInsertOptions = {},
  ): OpHandle {
    return this.#record(new BulkInsertOp(table, rows, options));
  }

  /** Runs SQL: a text or `sa.text()`, of one or several statements. Options: `parameters` for its `:name` places. */
  execute(
    statement: string | SqlText,
    options: ExecuteOptions = {},
  ): OpHandle {
    return this.#record(new ExecuteSqlOp(statement, options));
  }

  /** Records an operation that was made by other means. */
  invoke(operation: MigrateOperation): OpHandle {
    if (isOperation(operation)) return this.#record(operation);
    throw invalid(
      `invoke takes an operation, but was given ${quoted(operation)}`,
      "Give an instance of a class that extends MigrateOperation.",
    );
  }

  /**
   * Sends all that is pending, then a query, and gives its rows.
   *
   * @param sql the query, with the placeholders of the database
   * @param parameters the values for its placeholders
   * @throws {AthanorError} `OFFLINE_UNAVAILABLE` while a script is written
   */
  query(
    sql: string,
    parameters?: readonly unknown[],
  ): Promise<Record<string, unknown>[]> {
    return this.#host.query(checkText(sql, "query"), parameters);
  }

  /** Runs a callback outside of the migration's transaction. */
  autocommitBlock(callback: () => void | Promise<void>): Promise<void> {
    if (typeof callback === "function") {
      return this.#host.autocommitBlock(callback);
    }
    throw invalid(
      `autocommitBlock takes a function, but was given ${quoted(callback)}`,
      "Write the operations in a function: op.autocommitBlock(() => { … }).",
    );
  }

  /**
   * Reads what the database holds: tables with their columns, keys, checks and
   * indexes, views, sequences, enums. Each read sends all that is pending first.
   *
   * @throws {AthanorError} `OFFLINE_UNAVAILABLE` while a script is written,
   * `OPERATION_UNSUPPORTED` for a dialect whose catalog is not read
   * @example A column that may be there already
   * ```ts
   * import { op, sa } from "athanor";
   *
   * export async function upgrade() {
   *   const inspector = await op.inspect();
   *   const account = await inspector.table("account");
   *   if (account?.columns.some(({ name }) => name === "note")) return;
   *   op.addColumn("account", sa.column("note", sa.text()));
   * }
   * ```
   */
  async inspect(): Promise<Inspector> {
    return await inspectBind(this.getBind());
  }

  /** The connection side of the running migration. */
  getBind(): MigrationBind {
    return this.#host.getBind();
  }

  /** What the migration runs in. */
  getContext(): OperationsContext {
    return this.#host.context ?? this.#host;
  }

  /** Marks a name as final: a naming convention leaves it as it is. */
  f(name: string): FinalName {
    return finalName(name);
  }

  /** Marks a value to be written into the SQL text. */
  inlineLiteral(value: unknown, type?: ColumnType): InlineLiteral {
    return inlineLiteral(value, type);
  }

  #record(operation: MigrateOperation): OpHandle {
    return this.#host.record(operation, undefined);
  }
}
