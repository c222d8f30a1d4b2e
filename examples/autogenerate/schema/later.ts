import { sa } from "athanor";

/** The same later: a column has another name and more room, an index and a year came. */
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
  sa.column("title", sa.string(200), {
    nullable: false,
    renamedFrom: "name",
  }),
  sa.column("author_id", sa.integer(), {
    foreignKey: sa.foreignKey("author.id", { ondelete: "CASCADE" }),
    index: true,
  }),
  sa.column("year", sa.integer()),
]);
