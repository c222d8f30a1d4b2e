/**
 * A view, and on PostgreSQL a function.
 */
import { op } from "athanor";
import type { ReplaceableObject } from "../../replaceable.ts";

export const revision = "28af9800143f";
export const downRevision = "3ab8b2dfb055";
export const branchLabels = null;
export const dependsOn = null;

export const customerView: ReplaceableObject = {
  name: "customer_view",
  sql: "SELECT name, order_count FROM customer WHERE order_count > 0",
};

export const addCustomer: ReplaceableObject = {
  name: "add_customer(name varchar, order_count integer)",
  sql: `RETURNS integer AS $$
BEGIN
  INSERT INTO customer SELECT max(id) + 1, $1, $2 FROM customer;
  RETURN $2;
END;
$$ LANGUAGE plpgsql`,
};

export function upgrade() {
  op.createView(customerView);
  if (op.getContext().dialectName === "postgresql") op.createSp(addCustomer);
}

export function downgrade() {
  if (op.getContext().dialectName === "postgresql") op.dropSp(addCustomer);
  op.dropView(customerView);
}
