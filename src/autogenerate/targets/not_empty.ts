import { AthanorError } from "../../errors.ts";
import type { MetaData } from "../../schema/mod.ts";

/** Refuses a schema without tables: to the comparison it would mean to drop all. */
export function notEmpty(metadata: MetaData, what: string): MetaData {
  if (metadata.tables.size > 0) return metadata;
  throw new AthanorError("TARGET_INVALID", `${what} no table`, {
    hint: "To drop every table, compare with an empty sa.MetaData.",
  });
}
