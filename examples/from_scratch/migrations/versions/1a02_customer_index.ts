/** Customers are found by name. */
import { op } from "athanor";

export const revision = "1a02";
export const downRevision = "1a01";

export function upgrade(): void {
  op.createIndex(op.f("ix_customer_name"), "customer", ["name"]);
}

export function downgrade(): void {
  op.dropIndex(op.f("ix_customer_name"), { tableName: "customer" });
}
