/**
 * The first revision after the move.
 */
import { op, sa } from "athanor";

export const revision = "b2f0c6d3a917";
export const downRevision = "ae1027a6acf4";
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  op.addColumn("account", sa.column("last_transaction", sa.dateTime()));
}

export function downgrade() {
  op.dropColumn("account", "last_transaction");
}
