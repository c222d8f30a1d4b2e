import { sql } from "npm:drizzle-orm@0.45.4";
import * as core from "npm:drizzle-orm@0.45.4/sqlite-core";

export { core };

const users = core.sqliteTable("users", {
  id: core.integer("id").primaryKey({ autoIncrement: true }),
  email: core.text("email", { length: 255 }).notNull().unique("uq_email"),
  nick: core.text("nick").unique(),
  mood: core.text("mood", { enum: ["sad", "it's ok"] }).default("it's ok"),
  balance: core.numeric("balance").default("0"),
  createdAt: core.integer("created_at", { mode: "timestamp" })
    .default(sql`(unixepoch())`).notNull(),
  day: core.text("day").default(sql`CURRENT_DATE`),
  isOpen: core.integer("is_open", { mode: "boolean" }).default(true).notNull(),
  size: core.integer("size").default(3),
  ratio: core.real("ratio").default(1.5),
  bytes: core.blob("bytes", { mode: "buffer" }),
  data: core.text("data", { mode: "json" }).default({ a: "its" }),
  stored: core.text("stored").generatedAlwaysAs(
    (): ReturnType<typeof sql> => sql`lower(${users.email})`,
    { mode: "stored" },
  ),
  virtual: core.integer("virtual").generatedAlwaysAs(sql`"id" + 1`),
  filledByTheProgram: core.text("filled").$defaultFn(() => "x"),
}, (table) => [
  core.index("ix_size").on(table.size, sql`${table.ratio} desc`)
    .where(sql`${table.size} > 0`),
  core.uniqueIndex("ux_lower").on(sql`lower(${table.email})`),
  core.check("ck_size", sql`${table.size} >= 0`),
]);

const posts = core.sqliteTable("posts", {
  a: core.integer("a").notNull(),
  b: core.integer("b").references(() => users.id, {
    onDelete: "cascade",
    onUpdate: "set null",
  }),
}, (table) => [
  core.primaryKey({ columns: [table.a, table.b] }),
  core.unique("uq_b").on(table.b),
]);

const notes = core.sqliteTable("notes", {
  id: core.text("id").primaryKey(),
  parent: core.text("parent"),
  a: core.integer("a"),
  b: core.integer("b"),
}, (table) => [
  core.foreignKey({ columns: [table.parent], foreignColumns: [table.id] }),
  core.foreignKey({
    columns: [table.a, table.b],
    foreignColumns: [posts.a, posts.b],
    name: "fk_notes_posts",
  }),
]);

export const schema = { notes, posts, users };
