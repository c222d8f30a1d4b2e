/**
 * The view has ranks, and the function greets.
 */
import { op } from "athanor";
import type { ReplaceableObject } from "../../replaceable.ts";

export const revision = "191a2d20b025";
export const downRevision = "28af9800143f";
export const branchLabels = null;
export const dependsOn = null;

export const customerView: ReplaceableObject = {
  name: "customer_view",
  sql: "SELECT name, order_count, rank() OVER (ORDER BY order_count DESC) " +
    "AS place FROM customer",
};

export const addCustomer: ReplaceableObject = {
  name: "add_customer(name varchar, order_count integer)",
  sql: `RETURNS text AS $$
BEGIN
  INSERT INTO customer SELECT max(id) + 1, $1, $2 FROM customer;
  RETURN 'Welcome, ' || $1;
END;
$$ LANGUAGE plpgsql`,
};

export function upgrade() {
  op.replaceView(customerView, { replaces: "28af9800143f.customerView" });
  if (op.getContext().dialectName !== "postgresql") return;
  op.replaceSp(addCustomer, { replaces: "28af9800143f.addCustomer" });
}

export function downgrade() {
  op.replaceView(customerView, { replaceWith: "28af9800143f.customerView" });
  if (op.getContext().dialectName !== "postgresql") return;
  op.replaceSp(addCustomer, { replaceWith: "28af9800143f.addCustomer" });
}
