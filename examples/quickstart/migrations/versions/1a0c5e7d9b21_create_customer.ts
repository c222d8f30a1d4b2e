/**
 * Create customer
 *
 * Revision ID: 1a0c5e7d9b21
 * Revises:
 * Create Date: 2026-11-21 09:00:00
 */
import { op, sa } from "athanor";

export const revision = "1a0c5e7d9b21";
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  op.createTable("region", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50), { nullable: false }),
  ]);
  op.createTable("customer", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50), { nullable: false }),
    sa.column("region_id", sa.integer(), { foreignKey: "region.id" }),
    sa.uniqueConstraint(["name"], { name: "uq_customer_name" }),
  ]);
  op.createIndex("ix_customer_region", "customer", ["region_id"]);
}

export function downgrade() {
  op.dropTable("customer");
  op.dropTable("region");
}
