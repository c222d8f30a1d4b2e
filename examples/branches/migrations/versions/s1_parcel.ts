/**
 * The shipping team's own line begins: parcels.
 */
import { op, sa } from "athanor";

export const revision = "s1";
export const downRevision = "0a1c";
export const branchLabels = "shipping";
export const dependsOn = null;

export function upgrade() {
  op.createTable("parcel", [
    sa.column("id", sa.bigInteger(), {
      primaryKey: true,
      serverDefault: sa.identity({ always: true }),
    }),
    sa.column("country_code", sa.CHAR(2), {
      nullable: false,
      foreignKey: "country.code",
    }),
    sa.column("grams", sa.integer(), { nullable: false }),
  ]);
}

export function downgrade() {
  op.dropTable("parcel");
}
