/**
 * The billing team's own line begins: invoices.
 */
import { op, sa } from "athanor";

export const revision = "b1";
export const downRevision = "0a1c";
export const branchLabels = "billing";
export const dependsOn = null;

export function upgrade() {
  op.createTable("invoice", [
    sa.column("id", sa.bigInteger(), {
      primaryKey: true,
      serverDefault: sa.identity({ always: true }),
    }),
    sa.column("country_code", sa.CHAR(2), {
      nullable: false,
      foreignKey: "country.code",
    }),
    sa.column("total", sa.numeric(12, 2), { nullable: false }),
    sa.checkConstraint("total >= 0", { name: "ck_invoice_total" }),
  ]);
}

export function downgrade() {
  op.dropTable("invoice");
}
