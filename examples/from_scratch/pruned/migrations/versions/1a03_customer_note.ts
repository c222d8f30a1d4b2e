/** Customers have notes. */
import { op, sa } from "athanor";

export const revision = "1a03";
export const downRevision = "1a02";

export function upgrade(): void {
  op.addColumn("customer", sa.column("note", sa.text()));
}

export function downgrade(): void {
  op.dropColumn("customer", "note");
}
