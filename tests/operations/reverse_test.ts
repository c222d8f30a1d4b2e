import { deepStrictEqual, equal, throws } from "node:assert/strict";
import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  BulkInsertOp,
  CreateForeignKeyOp,
  CreateIndexOp,
  CreatePrimaryKeyOp,
  CreateTableCommentOp,
  CreateTableOp,
  CreateUniqueConstraintOp,
  DowngradeOps,
  DropColumnOp,
  DropConstraintOp,
  DropIndexOp,
  DropTableCommentOp,
  DropTableOp,
  ExecuteSqlOp,
  type MigrateOperation,
  MigrationScript,
  ModifyTableOps,
  RenameTableOp,
  UpgradeOps,
} from "../../src/operations/mod.ts";
import { sa } from "../../src/schema/mod.ts";

const id = sa.column("id", sa.integer(), { primaryKey: true });
const name = sa.column("name", sa.string(50), { index: true });

/** Fails unless the reverse is of a class, and its own reverse is the operation again. */
function roundTrips(
  operation: MigrateOperation,
  reversed: abstract new (...args: never[]) => MigrateOperation,
): void {
  const back = operation.reverse();
  equal(back.constructor, reversed);
  deepStrictEqual(back.reverse(), operation);
}

Deno.test("CreateTableOp reverses to DropTableOp and back", () => {
  roundTrips(
    new CreateTableOp("t", [id, name], {
      schema: "s",
      comment: "c",
      ifNotExists: true,
      mysqlEngine: "InnoDB",
    }),
    DropTableOp,
  );
});

Deno.test("DropTableOp.fromTable reverses to the table without its indexes", () => {
  const table = sa.table("t", [id, name, sa.index("ix", ["name"])], {
    schema: "s",
    comment: "c",
  });
  const back = DropTableOp.fromTable(table).reverse();
  equal(back.toTable().comment, "c");
  deepStrictEqual(back.toTable().indexes, []);
  equal(back.toTable().columns.some(({ index }) => index), false);
});

Deno.test("RenameTableOp reverses to the renaming back", () => {
  const operation = new RenameTableOp("a", "b", { schema: "s" });
  deepStrictEqual(
    operation.reverse(),
    new RenameTableOp("b", "a", { schema: "s" }),
  );
  roundTrips(operation, RenameTableOp);
});

Deno.test("AddColumnOp reverses to DropColumnOp and back", () => {
  roundTrips(
    new AddColumnOp("t", name, { schema: "s", ifNotExists: true }),
    DropColumnOp,
  );
});

Deno.test("DropColumnOp.fromColumn reverses to AddColumnOp", () => {
  const operation = DropColumnOp.fromColumn("t", name, { schema: "s" });
  deepStrictEqual(
    operation.reverse(),
    new AddColumnOp("t", name, { schema: "s" }),
  );
});

Deno.test("CreateIndexOp reverses to DropIndexOp and back", () => {
  const operation = new CreateIndexOp("ix", "t", ["a"], {
    unique: true,
    schema: "s",
    postgresqlWhere: "a > 0",
  });
  roundTrips(operation, DropIndexOp);
});

for (
  const constraint of [
    sa.primaryKeyConstraint(["a"], { name: "c" }),
    sa.uniqueConstraint(["a"], { name: "c", deferrable: true }),
    sa.foreignKeyConstraint(["a"], ["s.r.id"], { name: "c" }),
    sa.checkConstraint("a > 0", { name: "c" }),
    sa.excludeConstraint([["a", "="]], { name: "c", using: "gist" }),
  ]
) {
  Deno.test(`AddConstraintOp reverses to DropConstraintOp and back, for ${constraint.kind}`, () => {
    const operation = AddConstraintOp.fromConstraint(constraint, {
      tableName: "t",
      schema: "s",
    });
    roundTrips(operation, DropConstraintOp);
  });
}

Deno.test("AddConstraintOp.fromConstraint picks the class of the constraint", () => {
  const place = { tableName: "t" };
  const made = [
    sa.primaryKeyConstraint(["a"]),
    sa.uniqueConstraint(["a"]),
    sa.foreignKeyConstraint(["a"], ["r.id"]),
  ].map((one) => AddConstraintOp.fromConstraint(one, place).constructor);
  deepStrictEqual(made, [
    CreatePrimaryKeyOp,
    CreateUniqueConstraintOp,
    CreateForeignKeyOp,
  ]);
});

Deno.test("CreateTableCommentOp reverses to the comment before, or to none", () => {
  roundTrips(
    new CreateTableCommentOp("t", "new", { existingComment: "old" }),
    CreateTableCommentOp,
  );
  deepStrictEqual(
    new CreateTableCommentOp("t", "new", { schema: "s" }).reverse(),
    new DropTableCommentOp("t", { existingComment: "new", schema: "s" }),
  );
});

Deno.test("DropTableCommentOp reverses to the comment that it dropped", () => {
  deepStrictEqual(
    new DropTableCommentOp("t", { existingComment: "old" }).reverse(),
    new CreateTableCommentOp("t", "old"),
  );
});

Deno.test("AlterColumnOp reverses every attribute, the name included", () => {
  const operation = new AlterColumnOp("t", "a", {
    schema: "s",
    newColumnName: "b",
    type: sa.text(),
    existingType: sa.string(5),
    nullable: false,
    existingNullable: true,
    serverDefault: null,
    existingServerDefault: "x",
    comment: "new",
  });
  const back = operation.reverse();
  deepStrictEqual([back.columnName, back.schema], ["b", "s"]);
  deepStrictEqual(back.modify, {
    type: sa.string(5),
    nullable: true,
    serverDefault: "x",
    comment: null,
    name: "a",
  });
  deepStrictEqual(back.existing, {
    type: sa.text(),
    nullable: false,
    serverDefault: null,
    comment: "new",
  });
});

Deno.test("AlterColumnOp leaves out of its reverse how values were converted", () => {
  const operation = new AlterColumnOp("t", "a", {
    type: sa.integer(),
    existingType: sa.text(),
    postgresqlUsing: "a::integer",
  });
  deepStrictEqual(operation.reverse().options, {});
});

Deno.test("AlterColumnOp does not reverse what it does not know", () => {
  const operation = new AlterColumnOp("t", "a", { nullable: false });
  throws(() => operation.reverse(), {
    code: "OPERATION_NOT_REVERSIBLE",
    hint: "Give the option existingNullable.",
  });
});

Deno.test("ModifyTableOps reverses its operations last first", () => {
  const operation = new ModifyTableOps("t", [
    new RenameTableOp("a", "b"),
    new RenameTableOp("b", "c"),
  ], { schema: "s" });
  deepStrictEqual(
    operation.reverse(),
    new ModifyTableOps("t", [
      new RenameTableOp("c", "b"),
      new RenameTableOp("b", "a"),
    ], { schema: "s" }),
  );
});

Deno.test("UpgradeOps and DowngradeOps reverse to each other", () => {
  const upgrade = new UpgradeOps([new RenameTableOp("a", "b")]);
  const downgrade = upgrade.reverse();
  equal(downgrade.constructor, DowngradeOps);
  deepStrictEqual(downgrade.reverse(), upgrade);
  const filled = new DowngradeOps();
  equal(upgrade.reverseInto(filled), filled);
  deepStrictEqual(filled.ops, downgrade.ops);
});

const IRREVERSIBLE: readonly MigrateOperation[] = [
  new DropTableOp("t"),
  new DropColumnOp("t", "a"),
  new DropIndexOp("ix"),
  new DropConstraintOp("c", "t"),
  new DropTableCommentOp("t"),
  new CreateIndexOp(null, "t", ["a"]),
  new BulkInsertOp("t", [{ a: 1 }]),
  new ExecuteSqlOp("SELECT 1"),
];

for (const operation of IRREVERSIBLE) {
  Deno.test(`${operation.constructor.name} is not reversed when it cannot be`, () => {
    throws(() => operation.reverse(), {
      code: "OPERATION_NOT_REVERSIBLE",
      message: `${operation.constructor.name} cannot be reversed`,
    });
  });
}

Deno.test("toDiffTuple says what differs", () => {
  const unique = sa.uniqueConstraint(["a"], { name: "uq" });
  const key = sa.foreignKeyConstraint(["a"], ["r.id"], { name: "fk" });
  const place = { tableName: "t", schema: "s" };
  const words = [
    new CreateTableOp("t", []),
    new DropTableOp("t"),
    new AddColumnOp("t", id),
    DropColumnOp.fromColumn("t", id),
    new CreateIndexOp("ix", "t", ["a"]),
    new DropIndexOp("ix"),
    AddConstraintOp.fromConstraint(unique, place),
    AddConstraintOp.fromConstraint(key, place),
    DropConstraintOp.fromConstraint(unique, place),
    DropConstraintOp.fromConstraint(key, place),
    new CreateTableCommentOp("t", "c"),
    new DropTableCommentOp("t"),
    new ExecuteSqlOp("SELECT 1"),
  ].map((one) => one.toDiffTuple()[0]);
  deepStrictEqual(words, [
    "addTable",
    "removeTable",
    "addColumn",
    "removeColumn",
    "addIndex",
    "removeIndex",
    "addConstraint",
    "addFk",
    "removeConstraint",
    "removeFk",
    "addTableComment",
    "removeTableComment",
    "execute",
  ]);
});

Deno.test("AlterColumnOp has one diff tuple for each change, with what stays", () => {
  const operation = new AlterColumnOp("t", "a", {
    nullable: false,
    existingNullable: true,
    comment: null,
    existingComment: "old",
    existingType: sa.integer(),
  });
  deepStrictEqual(operation.toDiffTuple(), [
    [
      "modifyNullable",
      undefined,
      "t",
      "a",
      {
        type: sa.integer(),
        serverDefault: undefined,
        comment: "old",
      },
      true,
      false,
    ],
    [
      "modifyComment",
      undefined,
      "t",
      "a",
      {
        type: sa.integer(),
        nullable: true,
        serverDefault: undefined,
      },
      "old",
      null,
    ],
  ]);
});

Deno.test("AlterColumnOp has no changes when only the state before is known", () => {
  const operation = new AlterColumnOp("t", "a", { existingNullable: true });
  equal(operation.hasChanges(), false);
});

Deno.test("OpContainer flattens the differences and knows when it is empty", () => {
  const empty = new UpgradeOps([new ModifyTableOps("t")]);
  equal(empty.isEmpty(), true);
  const upgrade = new UpgradeOps([
    new ModifyTableOps("t", [new AddColumnOp("t", id)]),
    new CreateTableOp("u", []),
  ]);
  equal(upgrade.isEmpty(), false);
  deepStrictEqual(upgrade.asDiffs().map(([word]) => word), [
    "addColumn",
    "addTable",
  ]);
});

Deno.test("MigrationScript has one upgrade, or says that there are several", () => {
  const one = new UpgradeOps();
  const script = new MigrationScript(one, new DowngradeOps(), { message: "m" });
  equal(script.upgradeOps, one);
  script.upgradeOpsList.push(new UpgradeOps());
  throws(() => script.upgradeOps, {
    code: "OPERATION_INVALID",
    hint: "Use upgradeOpsList, which has them all.",
  });
});

Deno.test("DropIndexOp.fromIndex reverses to the index", () => {
  const index = sa.index("ix", ["a", sa.text("lower(b)")], { unique: true });
  const place = { tableName: "t", schema: "s" };
  deepStrictEqual(
    DropIndexOp.fromIndex(index, place).reverse(),
    CreateIndexOp.fromIndex(index, place),
  );
});

Deno.test("RenameTableOp stands for a difference of its own", () => {
  deepStrictEqual(new RenameTableOp("a", "b").toDiffTuple(), [
    "renameTable",
    undefined,
    "a",
    "b",
  ]);
});

Deno.test("MigrationScript takes another upgrade and downgrade", () => {
  const script = new MigrationScript([], []);
  deepStrictEqual([script.upgradeOps, script.downgradeOps], [
    undefined,
    undefined,
  ]);
  const [upgrade, downgrade] = [new UpgradeOps(), new DowngradeOps()];
  script.upgradeOps = upgrade;
  script.downgradeOps = downgrade;
  deepStrictEqual([script.upgradeOpsList, script.downgradeOpsList], [
    [upgrade],
    [downgrade],
  ]);
});
