import { MigrationFailedError } from "../mod.ts";

/** The error of a run in which a migration fails. */
export async function failure(
  run: Promise<unknown>,
): Promise<MigrationFailedError> {
  const error: unknown = await run.then(() => undefined, (thrown) => thrown);
  if (error instanceof MigrationFailedError) return error;
  throw new Error("no migration failed", { cause: error });
}
