import { checkName, checkText } from "../../schema/check.ts";
import { checkOptions } from "../../schema/options.ts";
import { MigrateOperation, notReversible } from "../migrate_operation.ts";
import type { DiffTuple } from "../migrate_operation.ts";
import { checkSchema, optional } from "../table_place.ts";

/** The options of `createTableComment` and `dropTableComment`. */
export interface TableCommentOptions {
  readonly existingComment?: string | null;
  readonly schema?: string;
}

/** Sets the comment of a table. */
export class CreateTableCommentOp extends MigrateOperation {
  tableName: string;
  comment: string;
  existingComment: string | undefined;
  schema: string | undefined;

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
  tableName: string;
  existingComment: string | undefined;
  schema: string | undefined;

  constructor(tableName: string, options: TableCommentOptions = {}) {
    super();
    checkOptions(options, ["existingComment", "schema"], "dropTableComment");
    this.tableName = checkName(tableName, "table name");
    this.existingComment = checkComment(options.existingComment);
    this.schema = checkSchema(options.schema);
  }

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

  override toDiffTuple(): DiffTuple {
    return ["removeTableComment", this.schema, this.tableName];
  }
}

function checkComment(comment: unknown): string | undefined {
  return comment === undefined || comment === null
    ? undefined
    : checkText(comment, "option existingComment");
}
