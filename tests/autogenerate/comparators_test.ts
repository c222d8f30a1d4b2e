import { deepStrictEqual, rejects, throws } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import {
  ComparatorRegistry,
  comparators,
  compareMetadata,
  registerBuiltinComparators,
} from "../../src/autogenerate/mod.ts";
import type {
  AutogenerateOptions,
  AutogenerateTarget,
} from "../../src/autogenerate/mod.ts";
import { registerBuiltins } from "../../src/builtins.ts";
import { ExecuteSqlOp } from "../../src/operations/mod.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import { sa } from "../../src/schema/mod.ts";

registerBuiltins();

const region = () => {
  const metadata = new sa.MetaData();
  metadata.table("region", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50), { index: true }),
  ]);
  return metadata;
};

async function words(
  sql: string,
  target: AutogenerateTarget,
  options: AutogenerateOptions = {},
): Promise<readonly unknown[]> {
  using connection = new DatabaseSync(":memory:");
  connection.exec(sql);
  const context = await MigrationContext.configure({ connection, ...options });
  const found = await compareMetadata(context, target);
  return found.map((one) => Array.isArray(one[0]) ? one[0][0] : one[0]);
}

const WITHOUT_INDEX =
  "CREATE TABLE region (id INTEGER NOT NULL, name TEXT, PRIMARY KEY (id))";

Deno.test("a built-in comparator is switched off by its name", async () => {
  deepStrictEqual(await words(WITHOUT_INDEX, region()), [
    "modifyType",
    "addIndex",
  ]);
  for (
    const [patterns, left] of [
      [["~athanor.types"], ["addIndex"]],
      [["athanor.*", "~athanor.indexes"], ["modifyType"]],
      [["athanor.tables"], []],
    ] as const
  ) {
    const options = { autogeneratePlugins: patterns };
    deepStrictEqual(await words(WITHOUT_INDEX, region(), options), left);
  }
});

Deno.test("a pattern that matches no comparator is refused with the nearest name", async () => {
  await rejects(
    words(WITHOUT_INDEX, region(), { autogeneratePlugins: ["athanor.type"] }),
    { code: "CONFIG_INVALID", hint: 'Did you mean "athanor.types"?' },
  );
});

Deno.test("a comparator of one's own adds operations, in its turn", async () => {
  comparators.dispatchFor("autogenerate", (_context, { upgradeOps }) => {
    upgradeOps.ops.push(new ExecuteSqlOp("CREATE VIEW v AS SELECT 1"));
  }, { name: "test.views" });
  try {
    deepStrictEqual(await words(WITHOUT_INDEX, region()), [
      "execute",
      "modifyType",
      "addIndex",
    ]);
  } finally {
    comparators.remove("test.views");
  }
});

Deno.test("a comparator that answers stop silences the later ones of its subgroup", async () => {
  comparators.dispatchFor("column", () => "stop", {
    name: "test.types",
    priority: "first",
  });
  try {
    deepStrictEqual(await words(WITHOUT_INDEX, region()), ["addIndex"]);
  } finally {
    comparators.remove("test.types");
  }
});

Deno.test("a name is given once, and the built-in ones are there once", () => {
  const registry = new ComparatorRegistry();
  registerBuiltinComparators(registry);
  registerBuiltinComparators(registry);
  throws(
    () => registry.dispatchFor("schema", () => {}, { name: "athanor.tables" }),
    { code: "OPERATION_REGISTERED" },
  );
});
