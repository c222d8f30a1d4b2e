import { type Operations, sa } from "athanor";
import { conformance } from "./conformance_case.ts";

function givenTables(op: Operations): void {
  op.createTable("region", [
    sa.column("id", sa.integer(), { primaryKey: true, autoincrement: false }),
  ]);
  op.createTable("account", [
    sa.column("id", sa.integer(), { nullable: false }),
    sa.column("name", sa.string(50)),
    sa.column("region_id", sa.integer()),
  ]);
}

conformance("constraints", {
  "createPrimaryKey makes a key, and dropConstraint drops it": {
    given: givenTables,
    upgrade: (op) => op.createPrimaryKey("pk_account", "account", ["id"]),
    downgrade: (op) =>
      op.dropConstraint("pk_account", "account", { type: "primary" }),
  },
  "createUniqueConstraint makes a constraint, and dropConstraint drops it": {
    given: givenTables,
    upgrade: (op) =>
      op.createUniqueConstraint("uq_account", "account", ["name", "region_id"]),
    downgrade: (op) =>
      op.dropConstraint("uq_account", "account", { type: "unique" }),
  },
  "createUniqueConstraint takes the options of PostgreSQL": {
    given: givenTables,
    upgrade: (op) =>
      op.createUniqueConstraint("uq_account", "account", ["name"], {
        deferrable: true,
        initially: "DEFERRED",
        postgresqlNullsNotDistinct: true,
        postgresqlInclude: ["region_id"],
      }),
    downgrade: (op) => op.dropConstraint("uq_account", "account"),
    on: ["postgresql"],
  },
  "createForeignKey makes a constraint, and dropConstraint drops it": {
    given: givenTables,
    upgrade: (op) =>
      op.createForeignKey("fk_account", "account", "region", ["region_id"], [
        "id",
      ], {
        ondelete: "CASCADE",
        onupdate: "SET NULL",
      }),
    downgrade: (op) => {
      op.dropConstraint("fk_account", "account", { type: "foreignkey" });
      op.dropIndex("fk_account", { tableName: "account", ifExists: true });
    },
  },
  "createForeignKey takes the options of PostgreSQL": {
    given: givenTables,
    upgrade: (op) =>
      op.createForeignKey("fk_account", "account", "region", ["region_id"], [
        "id",
      ], {
        deferrable: true,
        initially: "DEFERRED",
        match: "FULL",
        postgresqlNotValid: true,
      }),
    downgrade: (op) => op.dropConstraint("fk_account", "account"),
    on: ["postgresql"],
  },
  "createForeignKey crosses schemas": {
    given: (op) => {
      givenTables(op);
      op.execute("CREATE SCHEMA audit");
      op.createTable("log", [sa.column("region_id", sa.integer())], {
        schema: "audit",
      });
    },
    upgrade: (op) =>
      op.createForeignKey("fk_log", "log", "region", ["region_id"], ["id"], {
        sourceSchema: "audit",
        referentSchema: "public",
      }),
    downgrade: (op) => op.dropConstraint("fk_log", "log", { schema: "audit" }),
    on: ["postgresql"],
  },
  "createCheckConstraint makes a constraint, and dropConstraint drops it": {
    given: givenTables,
    upgrade: (op) =>
      op.createCheckConstraint("ck_account", "account", "name <> 'it''s'"),
    downgrade: (op) =>
      op.dropConstraint("ck_account", "account", { type: "check" }),
  },
  "createExcludeConstraint makes a constraint, and dropConstraint drops it": {
    given: (op) =>
      op.createTable("booking", [
        sa.column("during", sa.postgresql.tsrange()),
        sa.column("room", sa.postgresql.int4range()),
        sa.column("paid", sa.boolean()),
      ]),
    upgrade: (op) =>
      op.createExcludeConstraint(
        "ex_booking",
        "booking",
        [["during", "&&"], [sa.text("(room * room)"), "&&"]],
        { using: "gist", where: "paid" },
      ),
    downgrade: (op) => op.dropConstraint("ex_booking", "booking"),
    on: ["postgresql"],
  },
  "dropConstraint with ifExists lets a missing constraint be": {
    given: givenTables,
    upgrade: (op) =>
      op.dropConstraint("missing", "account", { ifExists: true }),
    downgrade: () => {},
    on: ["sqlite", "postgresql"],
  },
  "createTableComment and dropTableComment change the comment": {
    given: givenTables,
    upgrade: (op) => op.createTableComment("account", 'it\'s \\ "all"'),
    downgrade: (op) =>
      op.dropTableComment("account", { existingComment: 'it\'s \\ "all"' }),
  },
  "constraints without a name are named by the database": {
    given: givenTables,
    upgrade: (op) => op.createUniqueConstraint(null, "account", ["name"]),
    downgrade: (op) =>
      op.execute("ALTER TABLE account DROP CONSTRAINT account_name_key"),
    on: ["postgresql"],
  },
});
