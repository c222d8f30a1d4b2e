/**
 * First regions
 *
 * Revision ID: 4f2b8c6a1d37
 * Revises: 1a0c5e7d9b21
 * Create Date: 2026-11-21 09:10:00
 */
import { context, op, sa } from "athanor";

export const revision = "4f2b8c6a1d37";
export const downRevision = "1a0c5e7d9b21";
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade() {
  const region = sa.table("region", [
    sa.column("id", sa.integer()),
    sa.column("name", sa.string()),
  ]);
  op.bulkInsert(region, [{ id: 1, name: "North" }, { id: 2, name: "South" }]);

  // A read sends all that was said before it, then asks; a script has nobody to ask.
  const regions = context.isOfflineMode()
    ? 2
    : (await op.query("SELECT id FROM region")).length;
  op.execute(
    `INSERT INTO customer (name, region_id) VALUES ('First of ${regions} regions', 1)`,
  );
}

export function downgrade() {
  op.execute("DELETE FROM customer");
  op.execute("DELETE FROM region");
}
