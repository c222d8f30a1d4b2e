import { AthanorError } from "../../errors.ts";
import { reflectUrl } from "../../reflection/reflect_url.ts";
import type { MigrationContext } from "../../runtime/mod.ts";
import type { MetaData } from "../../schema/mod.ts";
import { redactUrl } from "../../config/url.ts";
import type { AutogenerateOptions } from "../autogenerate_options.ts";
import { notEmpty } from "./not_empty.ts";
import { ownTables } from "./own_tables.ts";
import { reflectedMetadata } from "./reflected_metadata.ts";

/** The schema of another database; see `fromUrl`. */
export async function urlMetadata(
  url: string,
  { directory, context }: {
    readonly directory: string;
    readonly context: MigrationContext;
  },
): Promise<MetaData> {
  const { includeSchemas } = context.options as AutogenerateOptions;
  const { dialectName, snapshots } = await reflectUrl(url, {
    directory,
    allSchemas: includeSchemas === true,
  });
  if (dialectName !== context.dialectName) {
    throw new AthanorError(
      "TARGET_INVALID",
      `The target ${
        redactUrl(url)
      } is a ${dialectName} database, and a ${context.dialectName} database is compared with it`,
      { hint: "Give fromUrl() a database of the same engine." },
    );
  }
  const metadata = reflectedMetadata(snapshots, ownTables(context));
  return notEmpty(metadata, `The database ${redactUrl(url)} has`);
}
