import type { Row } from "../drivers/driver.ts";
import { MigrateOperation, type Operations } from "../operations/mod.ts";

/** A query in its place in the queue. */
export class QueryOp extends MigrateOperation {
  /** What came back, once it has run. */
  rows: Row[] = [];

  constructor(
    readonly sql: string,
    readonly parameters: readonly unknown[] | undefined,
  ) {
    super();
  }
}

/** A stretch of a migration outside of its transaction, in its place in the queue. */
export class AutocommitBlockOp extends MigrateOperation {
  constructor(readonly callback: (operations: Operations) => unknown) {
    super();
  }
}
