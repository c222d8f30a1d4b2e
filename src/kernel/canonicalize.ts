/**
 * What two sides of a comparison ask: canonical texts, which are equal where
 * the database itself would see no difference.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import { ask } from "./kernel.ts";
import type { CanonicalTable, WireTable, WireType } from "./wire.ts";

/** Whose rules hold. */
interface ServerQuestion {
  readonly dialect: DialectName;
  /** What the server says of itself, such as `"16.3"` or `"10.11.19-MariaDB"`. */
  readonly serverVersion?: string | undefined;
}

/** Tables of a database or of a target. */
export interface CanonicalizeRequest extends ServerQuestion {
  readonly tables: readonly WireTable[];
}

/** Pairs of a database's type and a target's. */
export interface SameTypesRequest extends ServerQuestion {
  readonly pairs: readonly (readonly [database: WireType, target: WireType])[];
}

/**
 * The canonical texts of all that tables say, names aside. Both sides of a
 * comparison go through it; where their texts are equal, nothing changed.
 * Where they differ, something did, unless one of them is not `settled`.
 *
 * @returns the texts of each table, in the order of the request
 * @throws {KernelError} `OPERATION_INVALID` or `OPERATION_UNSUPPORTED` for a type or option that the dialect lacks
 *
 * @example A check as it was written, and as PostgreSQL gives it back
 * ```ts
 * import assert from "node:assert/strict";
 * import { canonicalize } from "./mod.ts";
 *
 * const [written, reflected] = ["a IN ('x', 'y')", `((a)::text = ANY
 *   ((ARRAY['x'::character varying, 'y'::character varying])::text[]))`].map(
 *   (sql) =>
 *     canonicalize({
 *       dialect: "postgresql",
 *       tables: [{
 *         name: "t",
 *         columns: [{ name: "a", type: { name: "string" } }],
 *         constraints: [{ kind: "check", sql }],
 *       }],
 *     })[0]?.constraints[0]?.form,
 * );
 * assert.equal(written, reflected);
 * ```
 */
export function canonicalize(request: CanonicalizeRequest): CanonicalTable[] {
  return JSON.parse(ask("canonicalize", request).text);
}

/**
 * Whether a target's type asks for no change of a database's. A side that says
 * less agrees with the other: VARCHAR with VARCHAR(30), as in Alembic.
 *
 * @returns an answer for each pair, in their order
 * @throws {KernelError} `OPERATION_INVALID` or `OPERATION_UNSUPPORTED` for a type that the dialect lacks
 */
export function sameTypes(request: SameTypesRequest): boolean[] {
  return JSON.parse(ask("same_types", request).text);
}
