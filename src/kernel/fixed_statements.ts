import type { DialectName } from "../dialect_name.ts";
import { FIXED_STATEMENTS } from "./fixed_statements_data.js";
import type { WireOp } from "./wire.ts";

/**
 * The one statement of an operation that the kernel renders alike for every
 * project and every server, such as the look at the usual version table;
 * nothing for any other. It needs no instance of the kernel, which costs half
 * of an empty script's time.
 */
export function fixedStatement(
  dialect: DialectName,
  op: WireOp,
): string | undefined {
  return FIXED_STATEMENTS[dialect]?.[JSON.stringify(op)];
}
