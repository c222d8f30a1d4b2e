import type { Table } from "../../schema/table.ts";
import { MigrateOperation } from "../migrate_operation.ts";

/** What tables are created or dropped, and whether to look first. */
export interface SchemaOpRequest {
  /** With everything said aloud, as `expandTable` does. */
  readonly tables: readonly Table[];
  /** Whether what is there already, or gone, is left alone. */
  readonly checkFirst: boolean;
}

/** Creates tables that may refer to each other, with their enum types: `metadata.createAll(op)`. */
export class CreateAllOp extends MigrateOperation {
  /** What is created. */
  readonly request: SchemaOpRequest;

  /** Takes the tables with everything said aloud. */
  constructor(request: SchemaOpRequest) {
    super();
    this.request = request;
  }

  /** The operation that takes this one back. */
  override reverse(): DropAllOp {
    return new DropAllOp(this.request);
  }
}

/** Drops tables that may refer to each other, with their enum types: `metadata.dropAll(op)`. */
export class DropAllOp extends MigrateOperation {
  /** What is dropped. */
  readonly request: SchemaOpRequest;

  /** Takes the tables with everything said aloud. */
  constructor(request: SchemaOpRequest) {
    super();
    this.request = request;
  }

  /** The operation that takes this one back. */
  override reverse(): CreateAllOp {
    return new CreateAllOp(this.request);
  }
}
