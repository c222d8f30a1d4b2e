import { type Operations, sa } from "athanor";
import { conformance } from "./conformance_case.ts";

function givenAccount(op: Operations): void {
  op.createTable("account", [
    sa.column("id", sa.integer(), { primaryKey: true, autoincrement: false }),
    sa.column("name", sa.string(50)),
    sa.column("score", sa.string(10), { serverDefault: "7" }),
  ]);
}

const name = { existingType: sa.string(50), existingNullable: true };

conformance("alter_column", {
  "alterColumn changes the type": {
    given: givenAccount,
    upgrade: (op) =>
      op.alterColumn("account", "name", { ...name, type: sa.text() }),
    downgrade: (op) =>
      op.alterColumn("account", "name", { ...name, type: sa.string(50) }),
  },
  "alterColumn changes the type by an expression": {
    given: (op) => op.createTable("t", [sa.column("a", sa.string(10))]),
    upgrade: (op) =>
      op.alterColumn("t", "a", {
        type: sa.integer(),
        existingType: sa.string(10),
        postgresqlUsing: "a::integer",
      }),
    downgrade: (op) =>
      op.alterColumn("t", "a", {
        type: sa.string(10),
        existingType: sa.integer(),
      }),
    on: ["postgresql", "mysql"],
  },
  "alterColumn forbids and allows NULL": {
    given: givenAccount,
    upgrade: (op) =>
      op.alterColumn("account", "name", { ...name, nullable: false }),
    downgrade: (op) =>
      op.alterColumn("account", "name", {
        ...name,
        existingNullable: false,
        nullable: true,
      }),
  },
  "alterColumn sets a default": {
    given: givenAccount,
    upgrade: (op) =>
      op.alterColumn("account", "name", {
        ...name,
        serverDefault: "it's",
        existingServerDefault: null,
      }),
    downgrade: (op) =>
      op.alterColumn("account", "name", {
        ...name,
        serverDefault: null,
        existingServerDefault: "it's",
      }),
  },
  "alterColumn removes a default": {
    given: givenAccount,
    upgrade: (op) =>
      op.alterColumn("account", "score", {
        existingType: sa.string(10),
        serverDefault: null,
        existingServerDefault: "7",
      }),
    downgrade: (op) =>
      op.alterColumn("account", "score", {
        existingType: sa.string(10),
        serverDefault: "7",
        existingServerDefault: null,
      }),
  },
  "alterColumn changes the comment and keeps the default": {
    given: givenAccount,
    upgrade: (op) =>
      op.alterColumn("account", "score", {
        existingType: sa.string(10),
        existingServerDefault: "7",
        comment: "it's \\ a score",
      }),
    downgrade: (op) =>
      op.alterColumn("account", "score", {
        existingType: sa.string(10),
        existingServerDefault: "7",
        existingComment: "it's \\ a score",
        comment: null,
      }),
  },
  "alterColumn renames": {
    given: givenAccount,
    upgrade: (op) =>
      op.alterColumn("account", "name", {
        ...name,
        newColumnName: "full Name",
      }),
    downgrade: (op) =>
      op.alterColumn("account", "full Name", {
        ...name,
        newColumnName: "name",
      }),
  },
  "alterColumn changes everything at once": {
    given: givenAccount,
    upgrade: (op) =>
      op.alterColumn("account", "name", {
        newColumnName: "points",
        type: sa.bigInteger(),
        existingType: sa.string(50),
        nullable: false,
        existingNullable: true,
        serverDefault: sa.text("3"),
        existingServerDefault: null,
        comment: "points",
        postgresqlUsing: "name::bigint",
      }),
    downgrade: (op) =>
      op.alterColumn("account", "points", {
        newColumnName: "name",
        type: sa.string(50),
        existingType: sa.bigInteger(),
        nullable: true,
        existingNullable: false,
        serverDefault: null,
        existingServerDefault: sa.text("3"),
        comment: null,
        existingComment: "points",
      }),
  },
  "alterColumn adds and drops an identity": {
    given: givenAccount,
    upgrade: (op) =>
      op.alterColumn("account", "id", {
        serverDefault: sa.identity({ start: 10 }),
        existingServerDefault: null,
      }),
    downgrade: (op) =>
      op.alterColumn("account", "id", {
        serverDefault: null,
        existingServerDefault: sa.identity({ start: 10 }),
      }),
    on: ["postgresql"],
  },
  "alterColumn changes an identity": {
    given: (op) =>
      op.createTable("t", [
        sa.column("id", sa.integer(), {
          nullable: false,
          serverDefault: sa.identity(),
        }),
      ]),
    upgrade: (op) =>
      op.alterColumn("t", "id", {
        serverDefault: sa.identity({ always: true, increment: 5, cycle: true }),
        existingServerDefault: sa.identity(),
      }),
    downgrade: (op) => {
      op.alterColumn("t", "id", {
        serverDefault: sa.identity({
          always: false,
          increment: 1,
          cycle: false,
        }),
        existingServerDefault: sa.identity({
          always: true,
          increment: 5,
          cycle: true,
        }),
      });
    },
    on: ["postgresql"],
  },
  "alterColumn numbers a key": {
    given: givenAccount,
    upgrade: (op) =>
      op.alterColumn("account", "id", {
        existingType: sa.integer(),
        existingNullable: false,
        autoincrement: true,
      }),
    downgrade: (op) =>
      op.alterColumn("account", "id", {
        existingType: sa.integer(),
        existingNullable: false,
        existingAutoincrement: true,
        autoincrement: false,
      }),
    on: ["mysql"],
  },
});
