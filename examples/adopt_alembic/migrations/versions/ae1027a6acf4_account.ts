/**
 * What Alembic did before: kept for new databases.
 */
import { op, sa } from "athanor";

export const revision = "ae1027a6acf4";
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  op.createTable("account", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50), { nullable: false }),
    sa.column("description", sa.unicode(200)),
  ]);
}

export function downgrade() {
  op.dropTable("account");
}
