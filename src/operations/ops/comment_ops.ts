import { checkName, checkText } from "../../schema/check.ts";
import { checkOptions } from "../../schema/options.ts";
import { MigrateOperation, notReversible } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { checkSchema, optional } from "../table_place.ts";

/** The options of `createTableComment` and `dropTableComment`. */
export interface TableCommentOptions {
  /** The comment that the table has, so that the operation can be reversed. */
  readonly existingComment?: string | null;
  /** Its schema; absent: the one that the connection looks in first. */
  readonly schema?: string;
}

/** Sets the comment of a table. */
export class CreateTableCommentOp extends MigrateOperation {
  /** The table, without its schema. */
  tableName: string;
  /** The new comment. */
  comment: string;
  /** The comment that the table has; absent: none is known. */
  existingComment: string | undefined;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;

  /** Takes the arguments of `op.createTableComment()`. */
  constructor(
    tableName: string,
    comment: string,
    options: TableCommentOptions = {},
  ) {
    super();
    checkOptions(options, ["existingComment", "schema"], "createTableComment");
    this.tableName = checkName(tableName, "table name");
    this.comment = checkText(comment, "comment");
    this.existingComment = checkComment(options.existingComment);
    this.schema = checkSchema(options.schema);
  }

  /** The operation that takes this one back. */
  override reverse(): CreateTableCommentOp | DropTableCommentOp {
    const schema = optional("schema", this.schema);
    if (this.existingComment === undefined) {
      return new DropTableCommentOp(this.tableName, {
        existingComment: this.comment,
        ...schema,
      });
    }
    return new CreateTableCommentOp(this.tableName, this.existingComment, {
      existingComment: this.comment,
      ...schema,
    });
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    return [
      "addTableComment",
      this.schema,
      this.tableName,
      this.comment,
      this.existingComment,
    ];
  }
}

/** Removes the comment of a table. */
export class DropTableCommentOp extends MigrateOperation {
  /** The table, without its schema. */
  tableName: string;
  /** The comment that the table has; absent: none is known. */
  existingComment: string | undefined;
  /** Its schema; absent: the one that the connection looks in first. */
  schema: string | undefined;

  /** Takes the arguments of `op.dropTableComment()`. */
  constructor(tableName: string, options: TableCommentOptions = {}) {
    super();
    checkOptions(options, ["existingComment", "schema"], "dropTableComment");
    this.tableName = checkName(tableName, "table name");
    this.existingComment = checkComment(options.existingComment);
    this.schema = checkSchema(options.schema);
  }

  /** The operation that takes this one back. */
  override reverse(): CreateTableCommentOp {
    if (this.existingComment === undefined) {
      throw notReversible(this, "Give the option existingComment.");
    }
    return new CreateTableCommentOp(
      this.tableName,
      this.existingComment,
      optional("schema", this.schema),
    );
  }

  /** What it settles, as one entry of `compareMetadata()`. */
  override toDiffTuple(): DiffTuple {
    return ["removeTableComment", this.schema, this.tableName];
  }
}

function checkComment(comment: unknown): string | undefined {
  return comment === undefined || comment === null
    ? undefined
    : checkText(comment, "option existingComment");
}
