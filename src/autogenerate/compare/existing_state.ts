import type { ColumnState } from "../../operations/mod.ts";
import type { Column } from "../../schema/mod.ts";

/** All that is known of a column of the database, as `alterColumn` needs it. */
export function existingState(column: Column): ColumnState {
  const { type, nullable, serverDefault, comment, autoincrement } = column;
  return {
    ...(type === undefined ? {} : { type }),
    ...(nullable === undefined ? {} : { nullable }),
    ...(serverDefault === undefined ? {} : { serverDefault }),
    ...(comment === undefined ? {} : { comment }),
    ...(autoincrement === undefined ? {} : { autoincrement }),
  };
}
