import { sa } from "athanor";

export const metadata = new sa.MetaData();

metadata.table("region", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(50), { nullable: false }),
]);
