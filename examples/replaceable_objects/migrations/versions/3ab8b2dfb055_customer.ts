/**
 * Customers.
 */
import { op, sa } from "athanor";

export const revision = "3ab8b2dfb055";
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  const customer = op.createTable("customer", [
    sa.column("id", sa.integer(), { primaryKey: true, autoincrement: false }),
    sa.column("name", sa.string(40), { nullable: false }),
    sa.column("order_count", sa.integer(), { nullable: false }),
  ]);
  op.bulkInsert(customer.value, [
    { id: 1, name: "Hypatia", order_count: 3 },
    { id: 2, name: "Euclid", order_count: 0 },
  ]);
}

export function downgrade() {
  op.dropTable("customer");
}
