import { checkFlag, checkName } from "../../schema/check.ts";
import { checkColumn } from "../../schema/column.ts";
import type { Column } from "../../schema/column.ts";
import { checkOptions, splitOptions } from "../../schema/options.ts";
import type { DialectOption, DialectOptions } from "../../schema/options.ts";
import { MigrateOperation, notReversible } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { checkSchema, optional } from "../table_place.ts";

/** The options of `addColumn`. */
export interface AddColumnOptions {
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
  /** `IF NOT EXISTS`: nothing happens when it is there already. */
  readonly ifNotExists?: boolean;
  /** Whether a single foreign key is written with the column. */
  readonly inlineReferences?: boolean;
  /** Whether the column is declared as the primary key in its own definition. */
  readonly inlinePrimaryKey?: boolean;
}

/** The options of `addColumn` in a batch. */
export interface BatchAddColumnOptions
  extends Omit<AddColumnOptions, "schema"> {
  /** The column that it comes before; only where the table is made anew. */
  readonly insertBefore?: string;
  /** The column that it comes after; only where the table is made anew. */
  readonly insertAfter?: string;
}

/** The options of `dropColumn`. */
export interface DropColumnOptions extends DialectOptions {
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
  /** `IF EXISTS`: nothing happens when it is not there. */
  readonly ifExists?: boolean;
}

const ADD_OPTIONS = [
  "schema",
  "ifNotExists",
  "inlineReferences",
  "inlinePrimaryKey",
];

/** Adds a column to a table. */
export class AddColumnOp extends MigrateOperation {
  /** The table, without its schema. */
  tableName: string;
  /** The new column. */
  column: Column;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;
  /** `IF NOT EXISTS`: nothing happens when it is there already. */
  ifNotExists: boolean | undefined;
  /** Whether a single foreign key is written with the column. */
  inlineReferences: boolean | undefined;
  /** Whether the column says `PRIMARY KEY` itself. */
  inlinePrimaryKey: boolean | undefined;
  /** The column that it comes before, in a batch. */
  insertBefore: string | undefined;
  /** The column that it comes after, in a batch. */
  insertAfter: string | undefined;

  /** Takes the arguments of `op.addColumn()`. */
  constructor(
    tableName: string,
    column: Column,
    options: AddColumnOptions = {},
  ) {
    super();
    this.tableName = checkName(tableName, "table name");
    this.column = checkColumn(column, "second argument of addColumn");
    checkOptions(options, ADD_OPTIONS, "addColumn");
    this.schema = checkSchema(options.schema);
    this.ifNotExists = checkFlag(options.ifNotExists, "option ifNotExists");
    this.inlineReferences = checkFlag(
      options.inlineReferences,
      "option inlineReferences",
    );
    this.inlinePrimaryKey = checkFlag(
      options.inlinePrimaryKey,
      "option inlinePrimaryKey",
    );
  }

  /** The operation in a batch, where the column may be given a place. */
  static inBatch(
    tableName: string,
    column: Column,
    options: BatchAddColumnOptions & Pick<AddColumnOptions, "schema">,
  ): AddColumnOp {
    const known = [...ADD_OPTIONS, "insertBefore", "insertAfter"];
    checkOptions(options, known, "addColumn");
    const { insertBefore, insertAfter, ...rest } = options;
    const operation = new AddColumnOp(tableName, column, rest);
    operation.insertBefore = checkPlace(insertBefore, "insertBefore");
    operation.insertAfter = checkPlace(insertAfter, "insertAfter");
    return operation;
  }

  /** The operation that takes this one back. */
  override reverse(): DropColumnOp {
    const reversed = new DropColumnOp(this.tableName, this.column.name, {
      ...optional("schema", this.schema),
      ...optional("ifExists", this.ifNotExists),
    });
    reversed.original = this;
    return reversed;
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    return ["addColumn", this.schema, this.tableName, this.column];
  }
}

/** Drops a column of a table. */
export class DropColumnOp extends MigrateOperation {
  /** The table, without its schema. */
  tableName: string;
  /** The column that goes. */
  columnName: string;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;
  /** `IF EXISTS`: nothing happens when it is not there. */
  ifExists: boolean | undefined;
  /** Options of single dialects, such as `mysqlEngine`. */
  options: Readonly<Record<string, DialectOption>>;
  /** What added the column, where that is known. */
  original: AddColumnOp | undefined;

  /** Takes the arguments of `op.dropColumn()`. */
  constructor(
    tableName: string,
    columnName: string,
    options: DropColumnOptions = {},
  ) {
    super();
    const { own, dialect } = splitOptions(
      options,
      ["schema", "ifExists"],
      "dropColumn",
    );
    this.tableName = checkName(tableName, "table name");
    this.columnName = checkName(columnName, "column name");
    this.schema = checkSchema(own["schema"]);
    this.ifExists = checkFlag(own["ifExists"], "option ifExists");
    this.options = dialect;
  }

  /** The operation that drops a column and knows how to bring it back. */
  static fromColumn(
    tableName: string,
    column: Column,
    options: DropColumnOptions = {},
  ): DropColumnOp {
    const dropped = new DropColumnOp(tableName, column.name, options);
    dropped.original = new AddColumnOp(
      tableName,
      column,
      optional("schema", dropped.schema),
    );
    return dropped;
  }

  /** The operation that takes this one back. */
  override reverse(): AddColumnOp {
    if (this.original !== undefined) return this.original;
    throw notReversible(
      this,
      "Make it with DropColumnOp.fromColumn(), which keeps the column.",
    );
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    const column = this.original?.column ?? { name: this.columnName };
    return ["removeColumn", this.schema, this.tableName, column];
  }
}

function checkPlace(value: unknown, option: string): string | undefined {
  return value === undefined || value === null
    ? undefined
    : checkName(value, `option ${option}`);
}
