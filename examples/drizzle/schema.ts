import { sql } from "npm:drizzle-orm@0.45.4";
import {
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from "npm:drizzle-orm@0.45.4/sqlite-core";

export const author = sqliteTable("author", {
  id: integer().primaryKey(),
  name: text().notNull(),
}, (table) => [
  uniqueIndex("ux_author_name").on(sql`lower(${table.name})`),
]);

export const book = sqliteTable("book", {
  id: integer().primaryKey(),
  title: text().notNull(),
  authorId: integer("author_id").notNull()
    .references(() => author.id, { onDelete: "cascade" }),
  pages: integer().default(0).notNull(),
}, (table) => [
  index("ix_book_author").on(table.authorId),
  check("ck_book_pages", sql`${table.pages} >= 0`),
]);
