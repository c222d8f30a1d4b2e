/**
 * Countries, which everything else refers to.
 */
import { op, sa } from "athanor";

export const revision = "0a1c";
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  const country = op.createTable("country", [
    sa.column("code", sa.CHAR(2), { primaryKey: true }),
    sa.column("name", sa.string(60), { nullable: false, unique: true }),
    sa.column("currency", sa.CHAR(3), { nullable: false }),
  ]);
  op.bulkInsert(country.value, [
    { code: "CH", name: "Switzerland", currency: "CHF" },
    { code: "DK", name: "Denmark", currency: "DKK" },
    { code: "FR", name: "France", currency: "EUR" },
    { code: "JP", name: "Japan", currency: "JPY" },
  ]);
}

export function downgrade() {
  op.dropTable("country");
}
