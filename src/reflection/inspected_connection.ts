import type { Connection } from "../drivers/driver.ts";

/** What is needed of a connection to read its catalog; `op.getBind()` is enough. */
export type InspectedConnection = Pick<
  Connection,
  "dialectName" | "serverVersion" | "query"
>;
