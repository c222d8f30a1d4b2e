import { sa } from "athanor";

export const metadata = new sa.MetaData({
  namingConvention: {
    uq: "uq_%(table_name)s_%(column_0_name)s",
    fk: "fk_%(table_name)s_%(column_0_name)s",
    ix: "ix_%(table_name)s_%(column_0_name)s",
  },
});

metadata.table("region", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(50), { nullable: false, unique: true }),
]);

metadata.table("customer", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(50), { nullable: false, index: true }),
  sa.column("region_id", sa.integer(), { foreignKey: "region.id" }),
]);
