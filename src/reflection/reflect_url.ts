import type { DialectName } from "../dialect_name.ts";
import { connect } from "../drivers/registry.ts";
import type { ConnectOptions } from "../drivers/driver.ts";
import { inspect } from "./inspect.ts";
import type { SchemaSnapshot } from "./inspector.ts";

/**
 * Opens a database, reads what it holds, and closes it.
 *
 * @param options `allSchemas`: not the default one alone
 * @throws {AthanorError} `CONNECT_FAILED`, `URL_INVALID`
 */
export async function reflectUrl(
  url: string,
  { allSchemas = false, ...options }: ConnectOptions & {
    readonly allSchemas?: boolean;
  },
): Promise<{
  readonly dialectName: DialectName;
  readonly snapshots: readonly SchemaSnapshot[];
}> {
  const connection = await connect(url, { ...options, readOnly: true });
  try {
    const inspector = await inspect(connection);
    const schemas = allSchemas ? await inspector.schemaNames() : [null];
    const snapshots: SchemaSnapshot[] = [];
    for (const schema of schemas) {
      snapshots.push(await inspector.reflect({ schema }));
    }
    return { dialectName: connection.dialectName, snapshots };
  } finally {
    await connection.close();
  }
}
