/** Regions. */
import { op, sa } from "athanor";

export const revision = "1a00";
export const downRevision = null;

export function upgrade(): void {
  op.createTable("region", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50), { nullable: false }),
    sa.uniqueConstraint(["name"], { name: op.f("uq_region_name") }),
  ]);
}

export function downgrade(): void {
  op.dropTable("region");
}
