/**
 * Rivers.
 */
import { op, sa } from "athanor";

export const revision = "61f0";
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  op.createTable("river", [
    sa.column("name", sa.string(40), { primaryKey: true }),
    sa.column("km", sa.integer(), { nullable: false }),
  ]);
}

export function downgrade() {
  op.dropTable("river");
}
