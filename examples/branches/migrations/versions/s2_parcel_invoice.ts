/**
 * A parcel knows its invoice: this needs billing to be that far.
 */
import { op, sa } from "athanor";

export const revision = "s2";
export const downRevision = "s1";
export const branchLabels = null;
export const dependsOn = "b1";

export function upgrade() {
  op.addColumn("parcel", sa.column("invoice_id", sa.bigInteger()));
  op.createForeignKey("fk_parcel_invoice", "parcel", "invoice", [
    "invoice_id",
  ], ["id"]);
}

export function downgrade() {
  op.dropColumn("parcel", "invoice_id");
}
