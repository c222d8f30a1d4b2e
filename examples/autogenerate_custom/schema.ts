import { sa } from "athanor";

export const metadata = new sa.MetaData();

metadata.table("customer", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(50), { nullable: false }),
  sa.column("left_on", sa.date()),
]);

/** A project writes its views here; this one shows how they change. */
export function views(): Record<string, string> {
  return Deno.env.get("SCHEMA") === "later"
    ? {
      present_customer:
        "SELECT id, name FROM customer WHERE left_on IS NULL ORDER BY name",
    }
    : {
      present_customer: "SELECT id, name FROM customer WHERE left_on IS NULL",
      former_customer: "SELECT * FROM customer WHERE left_on IS NOT NULL",
    };
}
