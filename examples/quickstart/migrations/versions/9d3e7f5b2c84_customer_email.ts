/**
 * Customer email
 *
 * Revision ID: 9d3e7f5b2c84
 * Revises: 4f2b8c6a1d37
 * Create Date: 2026-11-21 09:20:00
 */
import { op, sa } from "athanor";

export const revision = "9d3e7f5b2c84";
export const downRevision = "4f2b8c6a1d37";
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  op.addColumn("customer", sa.column("email", sa.string(255)));
  op.createIndex("ix_customer_email", "customer", ["email"], { unique: true });
}

export function downgrade() {
  op.dropIndex("ix_customer_email", { tableName: "customer" });
  op.dropColumn("customer", "email");
}
