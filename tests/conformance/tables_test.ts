import { type Operations, sa } from "athanor";
import { conformance } from "./conformance_case.ts";

function givenRegion(op: Operations): void {
  op.createTable("region", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(20)),
  ]);
}

function createAccount(op: Operations): void {
  op.createTable("account", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50), { nullable: false }),
    sa.column("balance", sa.numeric(10, 2), {
      serverDefault: "0.00",
      nullable: false,
    }),
    sa.column("note", sa.text(), { serverDefault: 'it\'s \\ "x"' }),
    sa.column("created", sa.dateTime(), {
      serverDefault: sa.text("CURRENT_TIMESTAMP"),
    }),
    sa.column("region_id", sa.integer(), {
      foreignKey: sa.foreignKey("region.id", {
        name: "fk_account_region",
        ondelete: "CASCADE",
        onupdate: "SET NULL",
      }),
    }),
    sa.uniqueConstraint(["name", "region_id"], { name: "uq_account" }),
    sa.checkConstraint("balance >= 0", { name: "ck_account_balance" }),
  ]);
}

function dropAccount(op: Operations): void {
  op.dropTable("account");
}

conformance("tables", {
  "createTable makes columns, defaults, keys and constraints": {
    given: givenRegion,
    upgrade: createAccount,
    downgrade: dropAccount,
  },
  "createTable makes a key of several columns": {
    upgrade: (op) =>
      op.createTable("member", [
        sa.column("group_id", sa.integer(), { primaryKey: true }),
        sa.column("user_id", sa.bigInteger(), { primaryKey: true }),
      ]),
    downgrade: (op) => op.dropTable("member"),
  },
  "createTable names a key by its constraint": {
    upgrade: (op) =>
      op.createTable("tag", [
        sa.column("code", sa.string(5)),
        sa.primaryKeyConstraint(["code"], { name: "pk_tag" }),
      ]),
    downgrade: (op) => op.dropTable("tag"),
  },
  "createTable makes a foreign key of several columns": {
    given: (op) =>
      op.createTable("place", [
        sa.column("x", sa.integer(), { primaryKey: true }),
        sa.column("y", sa.integer(), { primaryKey: true }),
      ]),
    upgrade: (op) =>
      op.createTable("visit", [
        sa.column("px", sa.integer()),
        sa.column("py", sa.integer()),
        sa.foreignKeyConstraint(["px", "py"], ["place.x", "place.y"], {
          name: "fk_visit_place",
        }),
      ]),
    downgrade: (op) => op.dropTable("visit"),
  },
  "createTable makes a foreign key to itself": {
    upgrade: (op) =>
      op.createTable("node", [
        sa.column("id", sa.integer(), { primaryKey: true }),
        sa.column("parent_id", sa.integer(), {
          foreignKey: sa.foreignKey("node.id", { name: "fk_node_parent" }),
        }),
      ]),
    downgrade: (op) => op.dropTable("node"),
  },
  "createTable makes the indexes of its columns and items": {
    upgrade: (op) =>
      op.createTable("event", [
        sa.column("kind", sa.string(10), { index: true }),
        sa.column("code", sa.string(10), { unique: true, index: true }),
        sa.column("serial", sa.integer(), { unique: true }),
        sa.column("at", sa.date()),
        sa.index("ix_event_at_kind", ["at", sa.desc("kind")]),
      ]),
    downgrade: (op) => op.dropTable("event"),
  },
  "createTable writes comments": {
    upgrade: (op) =>
      op.createTable("note", [
        sa.column("id", sa.integer(), {
          primaryKey: true,
          comment: 'it\'s the "key" \\ 100%',
        }),
        sa.column("text", sa.text(), { comment: "two\nlines" }),
      ], { comment: "notes; -- all 'of' them" }),
    downgrade: (op) => op.dropTable("note"),
  },
  "createTable quotes words that are reserved and letters that are not lower case":
    {
      upgrade: (op) =>
        op.createTable("order", [
          sa.column("select", sa.integer(), { primaryKey: true }),
          sa.column("Group By", sa.string(10), { nullable: false }),
          sa.column("CamelCase", sa.integer()),
          sa.column("größe", sa.integer()),
          sa.column("1st", sa.integer()),
          sa.uniqueConstraint(["Group By"], { name: "Unique" }),
          sa.index("Table", ["CamelCase", "select"]),
        ]),
      downgrade: (op) => op.dropTable("order"),
    },
  "createTable with ifNotExists leaves a table that is there": {
    given: givenRegion,
    upgrade: (op) =>
      op.createTable("region", [sa.column("other", sa.date())], {
        ifNotExists: true,
      }),
    downgrade: () => {},
  },
  "createTable makes computed columns": {
    upgrade: (op) =>
      op.createTable("box", [
        sa.column("w", sa.integer()),
        sa.column("h", sa.integer()),
        sa.column("area", sa.integer(), {
          serverDefault: sa.computed("w * h", { persisted: true }),
        }),
      ]),
    downgrade: (op) => op.dropTable("box"),
  },
  "createTable makes identity columns": {
    upgrade: (op) =>
      op.createTable("ticket", [
        sa.column("id", sa.integer(), {
          primaryKey: true,
          serverDefault: sa.identity({
            always: true,
            start: 100,
            increment: 5,
            maxvalue: 5000,
            cycle: true,
            cache: 2,
          }),
        }),
      ]),
    downgrade: (op) => op.dropTable("ticket"),
    on: ["postgresql"],
  },
  "createTable numbers no key whose autoincrement is off": {
    upgrade: (op) =>
      op.createTable("fixed", [
        sa.column("id", sa.integer(), {
          primaryKey: true,
          autoincrement: false,
        }),
      ]),
    downgrade: (op) => op.dropTable("fixed"),
  },
  "createTable and dropTable work in a schema": {
    given: (op) => {
      op.execute("CREATE SCHEMA audit");
      op.createTable("who", [
        sa.column("id", sa.integer(), { primaryKey: true }),
      ], { schema: "audit" });
    },
    upgrade: (op) =>
      op.createTable("log", [
        sa.column("id", sa.integer(), { primaryKey: true, comment: "key" }),
        sa.column("who_id", sa.integer(), {
          foreignKey: sa.foreignKey("audit.who.id", { name: "fk_log_who" }),
          index: true,
        }),
        sa.column(
          "kind",
          sa.enum(["a", "b"], { name: "kind", schema: "audit" }),
        ),
      ], { schema: "audit", comment: "the log" }),
    downgrade: (op) => {
      op.dropTable("log", { schema: "audit" });
      op.execute("DROP TYPE audit.kind");
    },
    on: ["postgresql"],
  },
  "createTable takes the options of PostgreSQL": {
    given: givenRegion,
    upgrade: (op) => {
      op.createTable("fast", [sa.column("a", sa.integer())], {
        prefixes: ["UNLOGGED"],
        postgresqlWith: { fillfactor: 50 },
      });
      op.createTable("part", [sa.column("a", sa.integer())], {
        postgresqlPartitionBy: "RANGE (a)",
      });
      op.createTable("child", [sa.column("a", sa.integer())], {
        postgresqlInherits: ["region"],
      });
    },
    downgrade: (op) => {
      for (const name of ["fast", "part", "child"]) op.dropTable(name);
    },
    on: ["postgresql"],
  },
  "createTable takes the options of MySQL": {
    upgrade: (op) =>
      op.createTable("old", [
        sa.column("a", sa.string(10, { collation: "latin1_bin" })),
        sa.column("b", sa.mysql.varchar(10, { charset: "ascii" })),
      ], {
        mysqlEngine: "MyISAM",
        mysqlDefaultCharset: "latin1",
        mysqlCollate: "latin1_general_ci",
      }),
    downgrade: (op) => op.dropTable("old"),
    on: ["mysql"],
  },
  "createTable takes the options of SQLite": {
    upgrade: (op) => {
      op.createTable("exact", [
        sa.column("id", sa.INTEGER(), { primaryKey: true }),
      ], { sqliteStrict: true, sqliteAutoincrement: true });
      op.createTable("lean", [
        sa.column("id", sa.TEXT(), { primaryKey: true }),
      ], { sqliteWithRowid: false });
    },
    downgrade: (op) => {
      op.dropTable("exact");
      op.dropTable("lean");
    },
    on: ["sqlite"],
  },
  "dropTable takes a table away with its indexes": {
    given: (op) => {
      givenRegion(op);
      createAccount(op);
      op.createIndex("ix_account_name", "account", ["name"]);
    },
    upgrade: dropAccount,
    downgrade: (op) => {
      createAccount(op);
      op.createIndex("ix_account_name", "account", ["name"]);
    },
  },
  "dropTable with ifExists lets a missing table be": {
    upgrade: (op) => op.dropTable("missing", { ifExists: true }),
    downgrade: () => {},
  },
  "renameTable gives a table another name": {
    given: givenRegion,
    upgrade: (op) => op.renameTable("region", "Region 2"),
    downgrade: (op) => op.renameTable("Region 2", "region"),
  },
});
