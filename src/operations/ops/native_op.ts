import { MigrateOperation } from "../migrate_operation.ts";

/**
 * An operation that is sent as the statement that it stands for, whatever else
 * is registered for its class.
 */
export class NativeOp extends MigrateOperation {
  /**
   * Wraps an operation.
   *
   * @param operation the operation
   * @param namesAreFinal whether the naming convention names nothing in it
   */
  constructor(
    readonly operation: MigrateOperation,
    readonly namesAreFinal: boolean = false,
  ) {
    super();
  }
}
