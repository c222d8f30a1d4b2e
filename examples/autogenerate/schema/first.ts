import { sa } from "athanor";

/** What the library's database should have. */
export const metadata = new sa.MetaData({
  namingConvention: {
    ix: "ix_%(table_name)s_%(column_0_name)s",
    uq: "uq_%(table_name)s_%(column_0_name)s",
    fk: "fk_%(table_name)s_%(column_0_name)s",
    pk: "pk_%(table_name)s",
  },
});

metadata.table("author", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(80), { nullable: false, unique: true }),
]);

metadata.table("book", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(120), { nullable: false }),
  sa.column("author_id", sa.integer(), { foreignKey: "author.id" }),
]);
