import { AthanorError, isAthanorError } from "../../errors.ts";
import { split } from "../../kernel/mod.ts";
import { inScratch } from "../../reflection/scratch.ts";
import type { MigrationContext } from "../../runtime/mod.ts";
import type { MetaData } from "../../schema/mod.ts";
import { isUrl, resolvePath } from "../../util/path.ts";
import { plainMessage } from "../../util/plain_message.ts";
import { notEmpty } from "./not_empty.ts";
import { ownTables } from "./own_tables.ts";
import { reflectedMetadata } from "./reflected_metadata.ts";

/** The schema that a file of SQL makes in a scratch place; see `fromSql`. */
export async function sqlMetadata(
  file: string | URL,
  { directory, context }: {
    readonly directory: string;
    readonly context: MigrationContext;
  },
): Promise<MetaData> {
  const { connection, dialectName } = context;
  const statements = split(dialectName, await readFile(file, directory));
  if (connection === undefined) throw offline(file);
  const snapshot = await inScratch(connection, statements).catch((error) => {
    throw explained(error, file);
  });
  const metadata = reflectedMetadata([snapshot], ownTables(context));
  return notEmpty(metadata, `The file "${file}" creates`);
}

async function readFile(
  file: string | URL,
  directory: string,
): Promise<string> {
  const url = isUrl(String(file));
  try {
    return await Deno.readTextFile(
      url ? new URL(file) : resolvePath(directory, file),
    );
  } catch (error) {
    throw new AthanorError(
      "TARGET_INVALID",
      `The file "${file}" cannot be read: ${plainMessage(error)}`,
      {
        hint: "Paths are relative to athanor.config.ts.",
        cause: error,
      },
    );
  }
}

/** A statement that the database refused, with the file that it is from. */
function explained(error: unknown, file: string | URL): unknown {
  if (!isAthanorError(error) || error.code !== "STATEMENT_FAILED") {
    return error;
  }
  const sql = String(error.details["sql"] ?? "").trim();
  return new AthanorError(
    "TARGET_INVALID",
    `A statement of "${file}" failed in the scratch place: ${error.message}`,
    {
      hint: error.hint ?? `It is: ${sql.split("\n")[0]}`,
      cause: error,
      details: error.details,
    },
  );
}

function offline(file: string | URL): AthanorError {
  return new AthanorError(
    "OFFLINE_UNAVAILABLE",
    `The file "${file}" needs a database to run in`,
    { hint: "Run without --sql." },
  );
}
