import { AthanorError } from "../errors.ts";
import { render } from "../kernel/mod.ts";
import type { OperationVerbs, TablePlace } from "../operations/mod.ts";
import { quoted } from "../schema/check.ts";

/** How many rows a table has, once all that was said before has run. */
export async function countRows(
  operations: OperationVerbs,
  { tableName, schema }: TablePlace,
): Promise<number> {
  const [statement] = render({
    dialect: operations.getContext().dialectName,
    ops: [{
      op: "countRows",
      table: { name: tableName, schema },
    }],
  });
  const [row] = await operations.query(statement?.sql ?? "");
  return Number(row?.["count"]);
}

/** Makes the error of rows that are not all there: the revision is undone. */
export function rowsLost(
  tableName: string,
  before: number,
  after: number,
): AthanorError {
  return new AthanorError(
    "ROWS_LOST",
    `The table ${
      quoted(tableName)
    } had ${before} rows before it was made anew, and ${after} after it`,
    {
      hint:
        "Nothing was kept of it. Look for triggers and foreign keys that delete rows, and report it as a bug.",
      details: { table: tableName, before, after },
    },
  );
}
