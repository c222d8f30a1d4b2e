/**
 * Who said an operation, for reports: the script's own words, and not what
 * carries them out.
 *
 * @module
 */
import { BatchOp, type MigrateOperation, NativeOp } from "../operations/mod.ts";
import { Origin, rememberedOrigin } from "../util/origin.ts";
import type { SourcePosition } from "../util/stack_position.ts";

/** An operation, and where it was said. */
export interface Said {
  readonly operation: MigrateOperation;
  readonly origin: Origin;
}

/** An operation of a queue around the one in question. */
interface Outer {
  readonly operation: MigrateOperation;
  readonly said: readonly Said[];
}

/**
 * An operation with those that it is part of, the innermost first. What stands
 * for another one, and what a batch does on its own account, is left out.
 *
 * @param outer the operation that it is part of
 */
export function saidBy(
  operation: MigrateOperation,
  outer: Outer | undefined,
): readonly Said[] {
  const own = withinNative(operation);
  if (outer !== undefined && isOnBehalf(own, outer.operation)) {
    return outer.said;
  }
  const origin = rememberedOrigin(own) ?? new Origin();
  return [{ operation: own, origin }, ...outer?.said ?? []];
}

/**
 * The one that stands in a script; none there: the innermost one that somebody
 * else than this package said.
 */
export function saidIn(
  said: readonly Said[],
  scriptUrl: string | undefined,
): Said | undefined {
  const isThere = (
    test: (position: SourcePosition) => boolean,
  ) =>
  ({ origin }: Said) => {
    const position = origin.position(scriptUrl);
    return position !== undefined && test(position);
  };
  return said.find(isThere(({ url }) => url === scriptUrl)) ??
    said.find(isThere(() => true)) ?? said[0];
}

function withinNative(operation: MigrateOperation): MigrateOperation {
  return operation instanceof NativeOp ? operation.operation : operation;
}

function isOnBehalf(
  operation: MigrateOperation,
  outer: MigrateOperation,
): boolean {
  if (operation === outer) return true;
  if (outer instanceof BatchOp) return !outer.ops.includes(operation);
  return operation instanceof BatchOp && operation.ops.includes(outer);
}
