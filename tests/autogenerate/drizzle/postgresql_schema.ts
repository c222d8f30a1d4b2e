import { sql } from "npm:drizzle-orm@0.45.4";
import * as core from "npm:drizzle-orm@0.45.4/pg-core";

export { core };

const mood = core.pgEnum("mood", ["sad", "it's ok", "happy"]);
const app = core.pgSchema("app");
const kind = app.enum("kind", ["a", "b"]);

const users = core.pgTable("users", {
  id: core.bigserial({ mode: "number" }).primaryKey(),
  email: core.varchar("email", { length: 255 }).notNull().unique("uq_email"),
  nick: core.text("nick").unique(undefined, { nulls: "not distinct" }),
  mood: mood("mood").default("it's ok"),
  moods: mood("moods").array(),
  balance: core.numeric("balance", { precision: 10, scale: 2 }).default("0"),
  createdAt: core.timestamp("created_at", { withTimezone: true, precision: 3 })
    .defaultNow().notNull(),
  born: core.date("born").default("2000-01-01"),
  seen: core.timestamp("seen").default(new Date("2024-05-06T07:08:09.010Z")),
  tags: core.text("tags").array().default(["a", "b c"]),
  grid: core.integer("grid").array().array(),
  data: core.jsonb("data").default({ a: 1, b: ["x"] }),
  plain: core.json("plain"),
  isOpen: core.boolean("is_open").default(true).notNull(),
  size: core.integer("size").default(3),
  ratio: core.real("ratio"),
  exact: core.doublePrecision("exact").default(1.5),
  small: core.smallint("small"),
  key: core.uuid("key").defaultRandom(),
  at: core.time("at"),
  span: core.interval("span"),
  code: core.char("code", { length: 3 }),
  address: core.inet("address"),
  net: core.cidr("net"),
  mac: core.macaddr("mac"),
  spot: core.point("spot"),
  counter: core.serial("counter"),
  lower: core.text("lower").generatedAlwaysAs((): ReturnType<typeof sql> =>
    sql`lower(${users.email})`
  ),
  filledByTheProgram: core.text("filled").$defaultFn(() => "x"),
}, (table) => [
  core.index("ix_email").on(table.email.desc().nullsLast(), table.size)
    .where(sql`${table.balance} > 0`),
  core.index("ix_size").on(table.size.desc().nullsFirst()),
  core.index().on(table.small),
  core.index("ix_tags").using("gin", table.tags),
  core.index("ix_ops").on(table.code.op("bpchar_pattern_ops")),
  core.uniqueIndex("ux_lower").on(sql`lower(${table.email})`),
  core.index("ix_fill").on(table.ratio).with({ fillfactor: 70 }),
  core.check("ck_balance", sql`${table.balance} >= 0 and ${table.size} <> 7`),
]);

const posts = app.table("posts", {
  a: core.integer("a").notNull(),
  b: core.bigint("b", { mode: "bigint" }).references(() => users.id, {
    onDelete: "cascade",
    onUpdate: "set null",
  }),
  c: core.integer("c").generatedAlwaysAsIdentity({
    startWith: 5,
    increment: 2,
  }),
  kind: kind("kind").notNull().default("a"),
}, (table) => [
  core.primaryKey({ columns: [table.a, table.c] }),
  core.unique("uq_ab").on(table.a, table.b).nullsNotDistinct(),
]);

const notes = core.pgTable("notes", {
  id: core.integer("id").primaryKey().generatedByDefaultAsIdentity(),
  parent: core.integer("parent"),
  a: core.integer("a"),
  c: core.integer("c"),
}, (table) => [
  core.foreignKey({ columns: [table.parent], foreignColumns: [table.id] }),
  core.foreignKey({
    columns: [table.a, table.c],
    foreignColumns: [posts.a, posts.c],
    name: "fk_notes_posts",
  }).onDelete("restrict"),
]);

const happy = core.pgView("happy").as((query) => query.select().from(notes));

export const schema = { app, happy, kind, mood, notes, posts, users };
