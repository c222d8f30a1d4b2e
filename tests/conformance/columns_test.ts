import { type Operations, sa } from "athanor";
import { conformance } from "./conformance_case.ts";

function givenTables(op: Operations): void {
  op.createTable("region", [
    sa.column("id", sa.integer(), { primaryKey: true }),
  ]);
  op.createTable("account", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50)),
  ]);
}

function dropColumn(name: string): (op: Operations) => void {
  return (op) => op.dropColumn("account", name);
}

conformance("columns", {
  "addColumn adds a column with its default": {
    given: givenTables,
    upgrade: (op) => {
      op.addColumn("account", sa.column("email", sa.string(99)));
      op.addColumn(
        "account",
        sa.column("age", sa.integer(), { nullable: false, serverDefault: "0" }),
      );
    },
    downgrade: (op) => {
      op.dropColumn("account", "age");
      op.dropColumn("account", "email");
    },
  },
  "addColumn adds a check": {
    given: givenTables,
    upgrade: (op) =>
      op.addColumn(
        "account",
        sa.column("age", sa.integer(), {
          check: sa.checkConstraint("age >= 0", { name: "ck_age" }),
        }),
      ),
    downgrade: dropColumn("age"),
    on: ["sqlite", "postgresql"],
  },
  "addColumn adds a foreign key": {
    given: givenTables,
    upgrade: (op) =>
      op.addColumn(
        "account",
        sa.column("region_id", sa.integer(), {
          foreignKey: sa.foreignKey("region.id", {
            name: "fk_region",
            ondelete: "CASCADE",
          }),
        }),
      ),
    downgrade: (op) => {
      op.dropConstraint("fk_region", "account", { type: "foreignkey" });
      op.dropColumn("account", "region_id");
    },
  },
  "addColumn writes a foreign key with the column": {
    given: givenTables,
    upgrade: (op) =>
      op.addColumn(
        "account",
        sa.column("region_id", sa.integer(), {
          foreignKey: sa.foreignKey("region.id", { ondelete: "SET NULL" }),
        }),
        { inlineReferences: true },
      ),
    downgrade: dropColumn("region_id"),
    on: ["sqlite", "postgresql"],
  },
  "addColumn adds a unique constraint and indexes": {
    given: givenTables,
    upgrade: (op) => {
      op.addColumn("account", sa.column("code", sa.integer(), { index: true }));
      op.addColumn(
        "account",
        sa.column("key", sa.integer(), { unique: true, index: true }),
      );
    },
    downgrade: (op) => {
      op.dropIndex("ix_account_key", { tableName: "account" });
      op.dropIndex("ix_account_code", { tableName: "account" });
      op.dropColumn("account", "key");
      op.dropColumn("account", "code");
    },
  },
  "addColumn adds a unique column": {
    given: givenTables,
    upgrade: (op) =>
      op.addColumn("account", sa.column("key", sa.integer(), { unique: true })),
    downgrade: dropColumn("key"),
  },
  "addColumn adds a comment": {
    given: givenTables,
    upgrade: (op) =>
      op.addColumn(
        "account",
        sa.column("age", sa.integer(), { comment: "in 'years'" }),
      ),
    downgrade: dropColumn("age"),
  },
  "addColumn adds a computed column": {
    given: givenTables,
    upgrade: (op) =>
      op.addColumn(
        "account",
        sa.column("double", sa.integer(), {
          serverDefault: sa.computed("id * 2", { persisted: false }),
        }),
      ),
    downgrade: dropColumn("double"),
  },
  "addColumn adds an identity": {
    given: givenTables,
    upgrade: (op) =>
      op.addColumn(
        "account",
        sa.column("serial", sa.bigInteger(), {
          serverDefault: sa.identity({ start: 7 }),
        }),
      ),
    downgrade: dropColumn("serial"),
    on: ["postgresql"],
  },
  "addColumn declares a key with the column": {
    given: (op) => op.createTable("bare", [sa.column("a", sa.integer())]),
    upgrade: (op) =>
      op.addColumn(
        "bare",
        sa.column("id", sa.integer(), {
          primaryKey: true,
          autoincrement: false,
        }),
        { inlinePrimaryKey: true },
      ),
    downgrade: (op) => op.dropColumn("bare", "id"),
    on: ["postgresql", "mysql"],
  },
  "addColumn with ifNotExists leaves a column that is there": {
    given: givenTables,
    upgrade: (op) =>
      op.addColumn("account", sa.column("name", sa.date()), {
        ifNotExists: true,
      }),
    downgrade: () => {},
    on: ["postgresql", "mysql"],
  },
  "dropColumn takes a column away": {
    given: givenTables,
    upgrade: (op) => op.dropColumn("account", "name"),
    downgrade: (op) =>
      op.addColumn("account", sa.column("name", sa.string(50))),
  },
  "dropColumn with ifExists lets a missing column be": {
    given: givenTables,
    upgrade: (op) => op.dropColumn("account", "missing", { ifExists: true }),
    downgrade: () => {},
    on: ["postgresql", "mysql"],
  },
});
