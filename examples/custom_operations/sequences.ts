/**
 * A plugin: `op.createSequence()` and `op.dropSequence()`, typed in the editor,
 * each the other's reverse, and written by autogenerate.
 *
 * @module
 */
import { definePlugin, MigrateOperation } from "athanor";
import type { BatchVerbs, Operations, OpHandle } from "athanor";

declare module "athanor/custom" {
  interface CustomOperations {
    /** Creates a sequence. */
    createSequence(name: string, options?: SequenceOptions): OpHandle;
    /** Drops a sequence. */
    dropSequence(name: string, options?: SequenceOptions): OpHandle;
  }
  interface CustomBatchOperations {
    /** Creates a sequence named after the batch's table. */
    createTableSequence(): void;
  }
}

/** What may be said of a sequence. */
export interface SequenceOptions {
  readonly schema?: string;
}

/** Creates a sequence. */
export class CreateSequenceOp extends MigrateOperation {
  constructor(
    readonly sequenceName: string,
    readonly options: SequenceOptions = {},
  ) {
    super();
  }

  static createSequence(
    operations: Operations,
    name: string,
    options?: SequenceOptions,
  ): OpHandle {
    return operations.invoke(new CreateSequenceOp(name, options));
  }

  /** The same verb of a batch, which knows its table. */
  static createTableSequence(batch: BatchVerbs): void {
    batch.invoke(new CreateSequenceOp(`${batch.tableName}_number`));
  }

  override reverse(): DropSequenceOp {
    return new DropSequenceOp(this.sequenceName, this.options);
  }
}

/** Drops a sequence. */
export class DropSequenceOp extends MigrateOperation {
  constructor(
    readonly sequenceName: string,
    readonly options: SequenceOptions = {},
  ) {
    super();
  }

  static dropSequence(
    operations: Operations,
    name: string,
    options?: SequenceOptions,
  ): OpHandle {
    return operations.invoke(new DropSequenceOp(name, options));
  }

  override reverse(): CreateSequenceOp {
    return new CreateSequenceOp(this.sequenceName, this.options);
  }
}

type SequenceOp = CreateSequenceOp | DropSequenceOp;

function place({ sequenceName, options: { schema } }: SequenceOp): string {
  return schema === undefined ? sequenceName : `${schema}.${sequenceName}`;
}

/** The call that says an operation, as autogenerate writes it. */
function call(verb: string, { sequenceName, options }: SequenceOp): string {
  const name = JSON.stringify(sequenceName);
  const { schema } = options;
  return schema === undefined
    ? `op.${verb}(${name});`
    : `op.${verb}(${name}, { schema: ${JSON.stringify(schema)} });`;
}

/** What athanor.config.ts lists under `plugins`. */
export const sequences = definePlugin({
  name: "sequences",
  setup(doors) {
    doors.registerOperation("createSequence", CreateSequenceOp);
    doors.registerOperation("dropSequence", DropSequenceOp);
    doors.registerBatchOperation("createTableSequence", CreateSequenceOp);
    doors.implementationFor(CreateSequenceOp, (operations, operation) => {
      operations.execute(`CREATE SEQUENCE ${place(operation)}`);
    });
    doors.implementationFor(DropSequenceOp, (operations, operation) => {
      operations.execute(`DROP SEQUENCE ${place(operation)}`);
    });
    doors.renderers.dispatchFor(
      CreateSequenceOp,
      (_context, operation) => call("createSequence", operation),
    );
    doors.renderers.dispatchFor(
      DropSequenceOp,
      (_context, operation) => call("dropSequence", operation),
    );
  },
});
