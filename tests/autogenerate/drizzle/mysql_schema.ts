import { sql } from "npm:drizzle-orm@0.45.4";
import * as core from "npm:drizzle-orm@0.45.4/mysql-core";

export { core };

const users = core.mysqlTable("users", {
  id: core.int("id").primaryKey().autoincrement(),
  email: core.varchar("email", { length: 255 }).notNull().unique("uq_email"),
  nick: core.varchar("nick", { length: 40 }).unique(),
  mood: core.mysqlEnum("mood", ["sad", "ok"]).default("ok"),
  balance: core.decimal("balance", { precision: 10, scale: 2 }).default("0.00"),
  createdAt: core.timestamp("created_at", { fsp: 3 })
    .default(sql`CURRENT_TIMESTAMP(3)`).notNull(),
  changedAt: core.timestamp("changed_at").defaultNow().onUpdateNow().notNull(),
  born: core.date("born"),
  seen: core.datetime("seen").default(new Date("2024-05-06T07:08:09.000Z")),
  isOpen: core.boolean("is_open").default(true).notNull(),
  size: core.int("size", { unsigned: true }).default(3),
  tiny: core.tinyint("tiny"),
  medium: core.mediumint("medium"),
  big: core.bigint("big", { mode: "number", unsigned: true }),
  ratio: core.float("ratio"),
  exact: core.double("exact").default(1.5),
  text: core.text("text"),
  long: core.longtext("long"),
  code: core.char("code", { length: 3 }),
  bytes: core.varbinary("bytes", { length: 16 }),
  at: core.time("at"),
  year: core.year("year"),
  stored: core.varchar("stored", { length: 255 }).generatedAlwaysAs(
    (): ReturnType<typeof sql> => sql`lower(${users.email})`,
    { mode: "stored" },
  ),
  virtual: core.int("virtual").generatedAlwaysAs(sql`\`id\` + 1`, {
    mode: "virtual",
  }),
  filledByTheProgram: core.text("filled").$defaultFn(() => "x"),
}, (table) => [
  core.index("ix_size").on(table.size, table.tiny),
  core.uniqueIndex("ux_code").on(table.code, table.size),
  core.check("ck_size", sql`${table.size} >= 1`),
]);

const posts = core.mysqlTable("posts", {
  a: core.int("a").notNull(),
  b: core.int("b").references(() => users.id, {
    onDelete: "cascade",
    onUpdate: "cascade",
  }),
}, (table) => [
  core.primaryKey({ columns: [table.a, table.b] }),
  core.unique("uq_b").on(table.b),
]);

const notes = core.mysqlTable("notes", {
  id: core.bigint("id", { mode: "number", unsigned: true }).primaryKey()
    .autoincrement(),
  parent: core.bigint("parent", { mode: "number", unsigned: true }),
  a: core.int("a"),
  b: core.int("b"),
}, (table) => [
  core.foreignKey({ columns: [table.parent], foreignColumns: [table.id] }),
  core.foreignKey({
    columns: [table.a, table.b],
    foreignColumns: [posts.a, posts.b],
    name: "fk_notes_posts",
  }),
]);

export const schema = { notes, posts, users };
