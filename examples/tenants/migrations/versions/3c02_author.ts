/**
 * Notes have authors.
 */
import { op, sa } from "athanor";

export const revision = "3c02";
export const downRevision = "3c01";
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  op.addColumn(
    "note",
    sa.column("author", sa.string(40), {
      nullable: false,
      serverDefault: "unknown",
    }),
  );
}

export function downgrade() {
  op.dropColumn("note", "author");
}
