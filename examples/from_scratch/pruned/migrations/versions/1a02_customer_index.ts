/** Customers are found by name. */
import { op } from "athanor";

export const revision = "1a02";
// It was "1a01" before the older files were deleted.
export const downRevision = null;

export function upgrade(): void {
  op.createIndex(op.f("ix_customer_name"), "customer", ["name"]);
}

export function downgrade(): void {
  op.dropIndex(op.f("ix_customer_name"), { tableName: "customer" });
}
