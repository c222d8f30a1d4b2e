import { type Operations, sa } from "athanor";
import { conformance } from "./conformance_case.ts";

function givenAccount(op: Operations): void {
  op.createTable("account", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50)),
    sa.column("email", sa.string(50)),
    sa.column("note", sa.text()),
  ]);
}

function dropIndex(op: Operations): void {
  op.dropIndex("ix", { tableName: "account" });
}

conformance("indexes", {
  "createIndex indexes columns": {
    given: givenAccount,
    upgrade: (op) => op.createIndex("ix", "account", ["name", "email"]),
    downgrade: dropIndex,
  },
  "createIndex makes a unique index": {
    given: givenAccount,
    upgrade: (op) =>
      op.createIndex("ix", "account", ["name"], { unique: true }),
    downgrade: dropIndex,
  },
  "createIndex sorts columns": {
    given: givenAccount,
    upgrade: (op) =>
      op.createIndex("ix", "account", [sa.desc("name"), sa.asc("email")]),
    downgrade: dropIndex,
  },
  "createIndex indexes an expression": {
    given: givenAccount,
    upgrade: (op) =>
      op.createIndex("ix", "account", [sa.text("lower(name)"), "id"]),
    downgrade: dropIndex,
    on: ["sqlite", "postgresql"],
  },
  "createIndex with ifNotExists leaves an index that is there": {
    given: (op) => {
      givenAccount(op);
      op.createIndex("ix", "account", ["name"]);
    },
    upgrade: (op) =>
      op.createIndex("ix", "account", ["email"], { ifNotExists: true }),
    downgrade: () => {},
  },
  "createIndex indexes some of the rows": {
    given: givenAccount,
    upgrade: (op) =>
      op.createIndex("ix", "account", ["name"], {
        postgresqlWhere: "id > 10",
        sqliteWhere: sa.text("id > 10"),
      }),
    downgrade: dropIndex,
    on: ["sqlite", "postgresql"],
  },
  "createIndex takes the options of PostgreSQL": {
    given: givenAccount,
    upgrade: (op) =>
      op.createIndex("ix", "account", ["name"], {
        unique: true,
        postgresqlUsing: "btree",
        postgresqlOps: { name: "varchar_pattern_ops" },
        postgresqlInclude: ["email"],
        postgresqlNullsNotDistinct: true,
        postgresqlWith: { fillfactor: 70 },
        postgresqlTablespace: "pg_default",
      }),
    downgrade: dropIndex,
    on: ["postgresql"],
  },
  "createIndex and dropIndex work concurrently": {
    given: givenAccount,
    upgrade: (op) =>
      op.createIndex("ix", "account", ["name"], {
        postgresqlConcurrently: true,
      }),
    downgrade: (op) =>
      op.dropIndex("ix", {
        tableName: "account",
        postgresqlConcurrently: true,
      }),
    on: ["postgresql"],
  },
  "createIndex takes the options of MySQL": {
    given: givenAccount,
    upgrade: (op) => {
      op.createIndex("ix", "account", ["note", "name"], {
        mysqlLength: { note: 20 },
        mysqlUsing: "btree",
      });
      op.createIndex("ix_text", "account", ["note"], {
        mysqlPrefix: "FULLTEXT",
      });
    },
    downgrade: (op) => {
      op.dropIndex("ix_text", { tableName: "account" });
      op.dropIndex("ix", { tableName: "account" });
    },
    on: ["mysql"],
  },
  "dropIndex takes an index away": {
    given: (op) => {
      givenAccount(op);
      op.createIndex("ix", "account", ["name"]);
    },
    upgrade: dropIndex,
    downgrade: (op) => op.createIndex("ix", "account", ["name"]),
  },
  "dropIndex with ifExists lets a missing index be": {
    given: givenAccount,
    upgrade: (op) =>
      op.dropIndex("missing", { tableName: "account", ifExists: true }),
    downgrade: () => {},
  },
  "createIndex and dropIndex work in a schema": {
    given: (op) => {
      op.execute("CREATE SCHEMA audit");
      op.createTable("log", [sa.column("a", sa.integer())], {
        schema: "audit",
      });
    },
    upgrade: (op) => op.createIndex("ix", "log", ["a"], { schema: "audit" }),
    downgrade: (op) =>
      op.dropIndex("ix", { tableName: "log", schema: "audit" }),
    on: ["postgresql"],
  },
});
