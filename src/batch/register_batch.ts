import { DIALECT_NAMES } from "../dialect_name.ts";
import { hasRebuild } from "../kernel/has_rebuild.ts";
import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  BatchOp,
  DropConstraintOp,
} from "../operations/mod.ts";
import type { Implementation, OperationRegistry } from "../operations/mod.ts";
import { loadModule } from "../util/load_module.ts";
import type { Alteration } from "./automatic_rebuild.ts";
import { lowerSetCounter, SetCounterOp } from "./counter_op.ts";
import { AlterTogetherOp, lowerTogether } from "./together_op.ts";

const ALTERATIONS = [
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  DropConstraintOp,
];

/**
 * Registers how batches are carried out, and lone alterations where the
 * database has no ALTER for them. What does it is loaded with the first of
 * them. Calling it again does nothing.
 */
export function registerBatch(registry: OperationRegistry): void {
  if (registry.has(BatchOp)) return;
  registry.registerImplementation(BatchOp, batch);
  registry.registerLowering(SetCounterOp, lowerSetCounter);
  registry.registerLowering(AlterTogetherOp, lowerTogether);
  for (const dialect of DIALECT_NAMES.filter(hasRebuild)) {
    for (const one of ALTERATIONS) {
      registry.registerImplementation(one, alteration, { dialect });
    }
  }
}

const batch: Implementation<BatchOp> = async (operations, operation) => {
  const { carryOutBatch } = await loadModule<
    typeof import("./batch_implementation.ts")
  >("batch/batch_implementation.ts");
  await carryOutBatch(operations, operation);
};

const alteration: Implementation<Alteration> = async (
  operations,
  operation,
) => {
  const { alterOrRebuild } = await loadModule<
    typeof import("./automatic_rebuild.ts")
  >("batch/automatic_rebuild.ts");
  alterOrRebuild(operations, operation);
};
