/** Customers. */
import { op, sa } from "athanor";

export const revision = "1a01";
export const downRevision = "1a00";

export function upgrade(): void {
  op.createTable("customer", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50), { nullable: false }),
    sa.column("region_id", sa.integer()),
    sa.foreignKeyConstraint(["region_id"], ["region.id"], {
      name: op.f("fk_customer_region_id"),
    }),
  ]);
}

export function downgrade(): void {
  op.dropTable("customer");
}
