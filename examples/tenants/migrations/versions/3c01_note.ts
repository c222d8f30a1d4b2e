/**
 * Notes, in the schema of each tenant.
 */
import { op, sa } from "athanor";

export const revision = "3c01";
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  op.createTable("note", [
    sa.column("id", sa.bigInteger(), {
      primaryKey: true,
      serverDefault: sa.identity(),
    }),
    sa.column("body", sa.text(), { nullable: false }),
  ]);
}

export function downgrade() {
  op.dropTable("note");
}
