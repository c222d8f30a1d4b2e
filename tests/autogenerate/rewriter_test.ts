import { deepStrictEqual, equal, ok, rejects } from "node:assert/strict";
import { Rewriter } from "../../src/autogenerate/rewriter.ts";
import {
  AddColumnOp,
  AlterColumnOp,
  CreateIndexOp,
  CreateTableOp,
  DowngradeOps,
  DropColumnOp,
  DropTableOp,
  ExecuteSqlOp,
  MigrateOperation,
  MigrationScript,
  ModifyTableOps,
  UpgradeOps,
} from "../../src/operations/mod.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import { sa } from "../../src/schema/mod.ts";

/** A script that adds a column and creates a table, with its way back. */
function script(): MigrationScript {
  const upgrade = new UpgradeOps([
    new ModifyTableOps("t", [new AddColumnOp("t", sa.column("a"))]),
    new CreateTableOp("u", [sa.column("id", sa.integer())]),
  ]);
  return new MigrationScript(upgrade, upgrade.reverse());
}

/** The classes of all operations of a script, containers in brackets. */
function outline(operation: MigrateOperation): unknown {
  if (operation instanceof MigrationScript) {
    return [...operation.upgradeOpsList, ...operation.downgradeOpsList]
      .map(outline);
  }
  return "ops" in operation
    ? (operation as UpgradeOps).ops.map(outline)
    : operation.constructor.name;
}

async function rewritten(
  rewriter: Rewriter,
  ...scripts: MigrationScript[]
): Promise<MigrationScript[]> {
  const context = await MigrationContext.configure({
    dialectName: "sqlite",
    asSql: true,
  });
  await rewriter.process(context, ["a1"], scripts);
  return scripts;
}

Deno.test("an operation becomes several, one or none, in both directions", async () => {
  const rewriter = new Rewriter()
    .rewrites(AddColumnOp, (_context, revision, operation) => {
      deepStrictEqual(revision, ["a1"]);
      return [
        operation,
        new AlterColumnOp("t", operation.column.name, { nullable: false }),
      ];
    })
    .rewrites(DropColumnOp, () => [])
    .rewrites(DropTableOp, async (_context, _revision, { tableName }) => {
      await Promise.resolve();
      return new ExecuteSqlOp(`DROP TABLE ${tableName}`);
    });
  const [one] = await rewritten(rewriter, script());
  deepStrictEqual(outline(one!), [
    [["AddColumnOp", "AlterColumnOp"], "CreateTableOp"],
    ["ExecuteSqlOp", []],
  ]);
});

Deno.test("what a handler gives is not given to it again, but to what is inside it", async () => {
  let tables = 0;
  const seen: string[] = [];
  const rewriter = new Rewriter()
    .rewrites(ModifyTableOps, (_context, _revision, operation) => {
      tables++;
      return [operation, new ModifyTableOps("extra", [new DropTableOp("x")])];
    })
    .rewrites(DropTableOp, (_context, _revision, operation) => {
      seen.push(operation.tableName);
      return operation;
    });
  const list = await rewritten(rewriter, script());
  equal(tables, 2);
  deepStrictEqual(seen, ["x", "u", "x"]);
  await rewritten(rewriter, ...list);
  equal(tables, 2, "a second time over the same operations");
});

Deno.test("the nearest class decides, so that a handler of the base gets all the rest", async () => {
  const rest: string[] = [];
  const rewriter = new Rewriter()
    .rewrites(MigrateOperation, (_context, _revision, operation) => {
      rest.push(operation.constructor.name);
      return operation;
    })
    .rewrites(CreateTableOp, () => []);
  await rewritten(rewriter, script());
  deepStrictEqual(rest, [
    "MigrationScript",
    "UpgradeOps",
    "ModifyTableOps",
    "AddColumnOp",
    "DowngradeOps",
    "DropTableOp",
    "ModifyTableOps",
    "DropColumnOp",
  ]);
});

Deno.test("a revision becomes two, and the second goes through its handlers as well", async () => {
  const rewriter = new Rewriter()
    .rewrites(MigrationScript, (_context, _revision, one) => {
      const index = new UpgradeOps([new CreateIndexOp("ix", "u", ["id"])]);
      return [one, new MigrationScript(index, index.reverse())];
    })
    .rewrites(CreateIndexOp, (_context, _revision, operation) => {
      operation.ifNotExists = true;
      return operation;
    });
  const list = await rewritten(rewriter, script());
  equal(list.length, 2);
  const [index] = list[1]!.upgradeOpsList[0]!.ops;
  ok(index instanceof CreateIndexOp && index.ifNotExists);
});

Deno.test("a chain runs each over the whole that came of the one before", async () => {
  const heard: string[] = [];
  const first = new Rewriter().rewrites(
    CreateTableOp,
    (_context, _revision, operation) => [
      operation,
      new CreateIndexOp("ix", operation.tableName, ["id"]),
    ],
  );
  const second = new Rewriter().rewrites(
    CreateIndexOp,
    (_context, _revision, operation) => {
      heard.push(String(operation.indexName));
      return [];
    },
  );
  const chained = first.chain(second)
    .chain((_context, revision, directives) => {
      heard.push(`${revision}: ${directives.length}`);
    });
  const [one] = await rewritten(chained, script());
  deepStrictEqual(outline(one!), [
    [["AddColumnOp"], "CreateTableOp"],
    ["DropTableOp", ["DropColumnOp"]],
  ]);
  deepStrictEqual(heard, ["ix", "a1: 1"]);
  const [alone] = await rewritten(first, script());
  deepStrictEqual(outline(alone!), [
    [["AddColumnOp"], "CreateTableOp", "CreateIndexOp"],
    ["DropTableOp", ["DropColumnOp"]],
  ]);
});

Deno.test("an upgrade is not given away, doubled or made a downgrade", async () => {
  for (
    const given of [
      [],
      [new UpgradeOps(), new UpgradeOps()],
      new DowngradeOps(),
    ]
  ) {
    const rewriter = new Rewriter().rewrites(UpgradeOps, () => given);
    await rejects(rewritten(rewriter, script()), {
      code: "OPERATION_INVALID",
      message: "A rewriter did not give exactly one UpgradeOps for UpgradeOps",
    });
  }
  const empty = new Rewriter().rewrites(UpgradeOps, () => new UpgradeOps());
  const [one] = await rewritten(empty, script());
  equal(one!.upgradeOps?.isEmpty(), true);
});

Deno.test("each database keeps its own upgrade", async () => {
  const many = new MigrationScript(
    [
      new UpgradeOps([new DropTableOp("a")], "engine1Upgrades"),
      new UpgradeOps([new DropTableOp("b")], "engine2Upgrades"),
    ],
    [],
  );
  const rewriter = new Rewriter().rewrites(
    DropTableOp,
    (_context, _revision, operation) =>
      operation.tableName === "a" ? [] : operation,
  );
  const [one] = await rewritten(rewriter, many);
  deepStrictEqual(
    one!.upgradeOpsList.map((
      { upgradeToken, ops },
    ) => [upgradeToken, ops.length]),
    [["engine1Upgrades", 0], ["engine2Upgrades", 1]],
  );
});
