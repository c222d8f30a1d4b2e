/**
 * Invoices are looked up by country, without stopping the shop.
 */
import { op } from "athanor";

export const revision = "b2";
export const downRevision = "b1";
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  // PostgreSQL refuses this in a transaction: the revision is split by itself.
  op.createIndex("ix_invoice_country", "invoice", ["country_code"], {
    postgresqlConcurrently: true,
  });
}

export function downgrade() {
  op.dropIndex("ix_invoice_country", {
    tableName: "invoice",
    postgresqlConcurrently: true,
  });
}
