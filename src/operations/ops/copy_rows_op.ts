import type { ColumnType } from "../../schema/column_type.ts";
import { MigrateOperation } from "../migrate_operation.ts";
import type { TablePlace } from "../table_place.ts";

/** A column that takes its values from a column of another table. */
export interface CopiedColumn {
  /** The column that is filled. */
  readonly name: string;
  /** The column that is read. */
  readonly source: string;
  /** Both types where they may differ, so that values are cast. */
  readonly type?: ColumnType | undefined;
  /** The type of the column that is read. */
  readonly sourceType?: ColumnType | undefined;
}

/** Has the rows of one table go into another: `INSERT INTO … SELECT`. */
export class CopyRowsOp extends MigrateOperation {
  /**
   * Takes the table that is read, the one that is filled, and the columns of
   * the latter.
   */
  constructor(
    readonly from: TablePlace,
    readonly to: TablePlace,
    readonly columns: readonly CopiedColumn[],
  ) {
    super();
  }
}
