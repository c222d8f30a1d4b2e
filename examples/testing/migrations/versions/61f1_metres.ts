/**
 * Lengths in metres: rows have to follow.
 */
import { op, sa } from "athanor";

export const revision = "61f1";
export const downRevision = "61f0";
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  op.addColumn("river", sa.column("metres", sa.integer()));
  op.execute("UPDATE river SET metres = km * 1000");
  op.dropColumn("river", "km");
}

export function downgrade() {
  op.addColumn(
    "river",
    sa.column("km", sa.integer(), { nullable: false, serverDefault: "0" }),
  );
  op.execute("UPDATE river SET km = metres / 1000");
  op.dropColumn("river", "metres");
}
