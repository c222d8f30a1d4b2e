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

/** As long as PostgreSQL allows, so that no name made of it fits. */
const LONG = "a_table_with_a_name_of_sixty_three_letters_".padEnd(63, "n");

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
  "names of a naming convention are shortened to what the database takes": {
    namingConvention: {
      ix: "ix_%(column_0_label)s",
      uq: "uq_%(table_name)s_%(column_0_name)s",
      ck: "ck_%(table_name)s_%(constraint_name)s",
      fk: "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
      pk: "pk_%(table_name)s",
    },
    upgrade: (op) => {
      op.createTable(LONG, [
        sa.column("id", sa.integer(), {
          primaryKey: true,
          autoincrement: false,
        }),
        sa.column("parent_id", sa.integer(), {
          foreignKey: `${LONG}.id`,
          index: true,
        }),
        sa.column("code", sa.integer()),
        sa.checkConstraint("code > 0", { name: "positive" }),
      ]);
      op.createIndex(null, LONG, ["id", "code"], { unique: true });
    },
    downgrade: (op) => op.dropTable(LONG),
  },
  "names of a naming convention are final where op.f() says so": {
    namingConvention: { ck: "ck_%(table_name)s_%(constraint_name)s" },
    given: givenTables,
    upgrade: (op) => {
      op.createCheckConstraint(op.f("as_said"), "account", "id > 0");
      op.createCheckConstraint("wrapped", "account", "id > 1");
    },
    downgrade: (op) => {
      op.dropConstraint("as_said", "account", { type: "check" });
      op.dropConstraint("ck_account_wrapped", "account", { type: "check" });
    },
    on: ["postgresql", "mysql"],
  },
});
