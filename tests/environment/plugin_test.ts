import {
  deepStrictEqual,
  rejects,
  strictEqual,
  throws,
} from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import {
  command,
  Config,
  definePlugin,
  MigrateOperation,
  op,
  type Operations,
  Operations as OperationsClass,
  type Plugin,
  sqlFor,
  usePlugin,
} from "../../mod.ts";

/** An operation class of its own for each test: what is registered stays. */
function markClass() {
  return class MarkOp extends MigrateOperation {
    static mark(operations: Operations) {
      return operations.invoke(new MarkOp());
    }
  };
}

Deno.test("a plugin of the settings is set up once, before the first revision runs", async () => {
  const MarkOp = markClass();
  let setups = 0;
  const plugin = definePlugin({
    name: "test-mark",
    async setup({ registerOperation, implementationFor }) {
      await Promise.resolve();
      setups++;
      registerOperation("testMark", MarkOp, { sourceName: "mark" });
      implementationFor(MarkOp, (operations) => {
        operations.execute("CREATE TABLE mark (id INTEGER)");
      });
    },
  });
  for (let run = 0; run < 2; run++) {
    using connection = new DatabaseSync(":memory:");
    const config = new Config({
      plugins: [plugin],
      revisions: [{
        revision: "a1",
        downRevision: null,
        upgrade: () => (op as unknown as { testMark(): void }).testMark(),
        downgrade() {},
      }],
    }, { attributes: { connection } });
    await command.upgrade(config, "head");
    const row = connection.prepare("SELECT count(*) AS n FROM mark").get();
    strictEqual(row?.["n"], 0);
  }
  strictEqual(setups, 1);
});

Deno.test("another plugin of the same name is refused", async () => {
  await usePlugin({ name: "test-twice", setup() {} });
  await rejects(usePlugin({ name: "test-twice", setup() {} }), {
    code: "OPERATION_REGISTERED",
    message: 'Another plugin is already called "test-twice"',
  });
});

Deno.test("what is no plugin is refused where it is defined, and in the settings", () => {
  throws(() => definePlugin({ name: "" } as unknown as Plugin), {
    code: "CONFIG_INVALID",
  });
  throws(() => new Config({ plugins: ["sequences"] }), {
    code: "CONFIG_INVALID",
  });
});

Deno.test("a class decorator, a second verb of the class and another implementation for a dialect", async () => {
  @OperationsClass.registerOperation("testAlias", { sourceName: "make" })
  @OperationsClass.registerOperation("testMake", { sourceName: "make" })
  class MakeOp extends MigrateOperation {
    static make(operations: Operations) {
      return operations.invoke(new MakeOp());
    }
  }
  OperationsClass.implementationFor(MakeOp, async (operations) => {
    await Promise.resolve();
    operations.execute("SELECT 1");
  });
  OperationsClass.implementationFor(
    MakeOp,
    (operations) => operations.execute("SELECT 2"),
    { dialect: "mysql" },
  );
  throws(() => OperationsClass.implementationFor(MakeOp, () => {}), {
    code: "OPERATION_REGISTERED",
  });
  const say = (operations: unknown): void => {
    const verbs = operations as { testAlias(): void; testMake(): void };
    verbs.testMake();
    verbs.testAlias();
  };
  deepStrictEqual(await sqlFor("sqlite", say), ["SELECT 1", "SELECT 1"]);
  deepStrictEqual(await sqlFor("mysql", say), ["SELECT 2", "SELECT 2"]);
});
