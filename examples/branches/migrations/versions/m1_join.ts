/**
 * The two lines join.
 */
import { op } from "athanor";

export const revision = "m1";
export const downRevision = ["b2", "s2"];
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  op.createTableComment("parcel", "What left the house");
}

export function downgrade() {
  op.dropTableComment("parcel");
}
