import { AthanorError } from "../errors.ts";
import type { Inspector } from "../reflection/inspector.ts";
import type { MigrationBind } from "./host.ts";

/**
 * Reads the database of a running migration.
 *
 * @internal
 */
export type InspectBind = (bind: MigrationBind) => Promise<Inspector>;

let provided: InspectBind | undefined;

/**
 * Says who reads catalogs; the composition root does.
 *
 * @internal
 */
export function provideInspect(inspect: InspectBind): void {
  provided = inspect;
}

/**
 * Reads the database of a running migration. Each read is a query of the
 * migration, so that what was said before it has taken effect.
 *
 * @throws {AthanorError} `OPERATION_UNSUPPORTED` for a dialect whose catalog is not read
 *
 * @internal
 */
export async function inspectBind(bind: MigrationBind): Promise<Inspector> {
  if (provided !== undefined) return await provided(bind);
  throw new AthanorError(
    "OPERATION_UNSUPPORTED",
    "Nothing was registered that reads catalogs",
    { hint: "Import op from the module athanor itself." },
  );
}
