import { deepStrictEqual, equal } from "node:assert/strict";
import * as operations from "../../src/operations/mod.ts";
import {
  BatchOperations,
  MigrateOperation,
  Operations,
  OperationVerbs,
  verbOf,
} from "../../src/operations/mod.ts";

/** Classes that no verb records: they hold others, or stand for them. */
const WITHOUT_VERB = [
  "AddConstraintOp",
  "CopyRowsOp",
  "CreateAllOp",
  "DropAllOp",
  "NativeOp",
];

Deno.test("every operation is called as a script says it", () => {
  const names = Object.entries(operations)
    .filter(([name]) => name.endsWith("Op") && !WITHOUT_VERB.includes(name))
    .map(([, value]) => verbOf(Object.create(Reflect.get(value, "prototype"))));
  const verbs = Object.getOwnPropertyNames(OperationVerbs.prototype);
  deepStrictEqual(names.filter((name) => !verbs.includes(name)), []);
  equal(names.includes("execute") && names.includes("batchAlterTable"), true);
});

Deno.test("an operation of one's own is called by its verb", () => {
  class SequenceMadeOp extends MigrateOperation {
    static make(): void {}
  }
  equal(verbOf(new SequenceMadeOp()), "sequenceMade");
  const options = { sourceName: "make" };
  BatchOperations.registerOperation("testSequence", SequenceMadeOp, options);
  equal(verbOf(new SequenceMadeOp()), "testSequence");
  Operations.registerOperation("testCreateSequence", SequenceMadeOp, options);
  equal(verbOf(new SequenceMadeOp()), "testCreateSequence");
  class OtherOp extends SequenceMadeOp {}
  equal(verbOf(new OtherOp()), "other");
});
