import { deepStrictEqual, equal, throws } from "node:assert/strict";
import {
  type Handler,
  MigrateOperation,
  op,
  OperationRegistry,
  operationRegistry,
  Operations,
  type OpHandle,
  registerBuiltinOperations,
} from "../../src/operations/mod.ts";
import { runWith } from "../../src/util/running.ts";
import { opFixture } from "../op_fixture.ts";

declare module "../../src/operations/mod.ts" {
  interface CustomOperations {
    greet(who: string): OpHandle;
    wave(): OpHandle;
  }
}

class BaseOp extends MigrateOperation {}

class DerivedOp extends BaseOp {}

function kindOf(handler: Handler): unknown {
  return handler.kind === "implementation" ? handler.run : handler.lower;
}

Deno.test("OperationRegistry finds the handler of the nearest class", () => {
  const registry = new OperationRegistry();
  const ofBase = (): void => {};
  const ofDerived = (): void => {};
  registry.registerImplementation(BaseOp, ofBase);
  const operation = new DerivedOp();
  equal(kindOf(registry.handlerFor(operation, "sqlite")), ofBase);
  registry.registerImplementation(DerivedOp, ofDerived);
  equal(kindOf(registry.handlerFor(operation, "sqlite")), ofDerived);
  equal(kindOf(registry.handlerFor(new BaseOp(), "sqlite")), ofBase);
});

Deno.test("OperationRegistry prefers the handler of the dialect, class by class", () => {
  const registry = new OperationRegistry();
  const ofAll = (): void => {};
  const ofOracle = (): void => {};
  const ofBaseOracle = (): void => {};
  registry.registerImplementation(DerivedOp, ofAll);
  registry.registerImplementation(DerivedOp, ofOracle, { dialect: "oracle" });
  registry.registerImplementation(BaseOp, ofBaseOracle, { dialect: "mysql" });
  const operation = new DerivedOp();
  equal(kindOf(registry.handlerFor(operation, "oracle")), ofOracle);
  equal(kindOf(registry.handlerFor(operation, "mysql")), ofAll);
});

Deno.test("OperationRegistry refuses a second handler unless it replaces", () => {
  const registry = new OperationRegistry();
  const second = (): readonly [] => [];
  registry.registerLowering(BaseOp, () => []);
  throws(() => registry.registerLowering(BaseOp, second), {
    code: "OPERATION_REGISTERED",
    message: "The operation BaseOp is already registered",
    hint: "Pass { replace: true } to put another in its place.",
  });
  registry.registerLowering(BaseOp, second, { replace: true });
  equal(kindOf(registry.handlerFor(new BaseOp(), "mssql")), second);
});

Deno.test("OperationRegistry says how to register what it does not know", () => {
  const registry = new OperationRegistry();
  throws(() => registry.handlerFor(new BaseOp(), "sqlite"), {
    code: "OPERATION_UNSUPPORTED",
    message: "Nothing says how to carry out BaseOp on sqlite",
    hint:
      "Register it: Operations.implementationFor(BaseOp, (operations, operation) => …).",
  });
});

Deno.test("OperationRegistry.branch changes alone", () => {
  const registry = new OperationRegistry();
  const branch = registry.branch();
  branch.registerLowering(BaseOp, () => []);
  throws(() => registry.handlerFor(new BaseOp(), "sqlite"));
  equal(branch.branch().handlerFor(new BaseOp(), "sqlite").kind, "lowering");
});

Deno.test("registerBuiltinOperations may be called again", () => {
  const registry = new OperationRegistry();
  registerBuiltinOperations(registry);
  registerBuiltinOperations(registry);
});

Deno.test("the registry is the same for every copy of the module", async () => {
  const url = new URL("../../src/operations/registry.ts", import.meta.url);
  const copy = await import(`${url}?copy`);
  equal(copy.operationRegistry, operationRegistry);
});

class GreetOp extends MigrateOperation {
  constructor(readonly who: string) {
    super();
  }

  static greet(operations: Operations, who: string): unknown {
    return operations.invoke(new GreetOp(who));
  }
}

Deno.test("Operations.registerOperation adds a verb to op and to Operations", async () => {
  Operations.registerOperation("greet", GreetOp);
  Operations.implementationFor(GreetOp, (operations, operation) => {
    operations.execute(`SELECT '${operation.who}'`);
  });
  const t = opFixture("sqlite");
  op.greet("you");
  t.operations.greet("me");
  await t.assertSql("SELECT 'you'", "SELECT 'me'");
  throws(() => Operations.registerOperation("greet", GreetOp), {
    code: "OPERATION_REGISTERED",
    message: 'The verb "greet" is already registered',
  });
});

Deno.test("Operations.registerOperation is a class decorator, too", async () => {
  @Operations.registerOperation("wave", { sourceName: "say" })
  class WaveOp extends MigrateOperation {
    static say(operations: Operations): unknown {
      return operations.invoke(new WaveOp());
    }
  }
  Operations.implementationFor(WaveOp, (operations) => {
    operations.execute("SELECT 1");
  });
  const t = opFixture("sqlite");
  op.wave();
  await t.assertSql("SELECT 1");
});

Deno.test("Operations.registerOperation refuses a built-in verb and a missing method", () => {
  throws(() => Operations.registerOperation("createTable", GreetOp), {
    message: 'The verb "createTable" is built in',
  });
  throws(() => Operations.registerOperation("hail", GreetOp), {
    message: 'The class GreetOp has no static method "hail"',
  });
});

Deno.test("op has the verbs of Operations and no others", () => {
  const registered = ["greet", "wave"];
  const verbs = Object.getOwnPropertyNames(
    Object.getPrototypeOf(Operations.prototype),
  ).filter((name) => name !== "constructor" && !registered.includes(name));
  const faces = Object.keys(op).filter((name) => !registered.includes(name));
  deepStrictEqual(faces.sort(), verbs.sort());
});

Deno.test("op outside of a migration says that none is running", () => {
  runWith({ operations: undefined }, () => {
    throws(() => op.dropTable("t"), {
      code: "NO_MIGRATION_RUNNING",
      message: "Cannot call op.dropTable: no migration is running here",
      hint:
        "Call it inside upgrade() or downgrade(), or use new Operations(context).",
    });
  });
});

Deno.test("op of another copy of the module speaks to the same migration", async () => {
  const url = new URL("../../src/operations/op.ts", import.meta.url);
  const copy = await import(`${url}?copy`);
  const t = opFixture("sqlite");
  copy.op.dropTable("t");
  await t.assertSql("DROP TABLE t");
});

Deno.test("OperationRegistry.branch has the verbs, and faces learn of later ones", () => {
  const registry = new OperationRegistry();
  const verb = (): void => {};
  registry.verbs.register("first", verb);
  const branch = registry.branch();
  const seen: string[] = [];
  branch.verbs.addFace((name) => seen.push(name));
  branch.verbs.register("second", verb);
  deepStrictEqual(seen, ["first", "second"]);
});

Deno.test("Operations.implementationFor refuses an unknown dialect and what is no function", () => {
  const dialect: unknown = "postgres";
  throws(
    () =>
      Operations.implementationFor(BaseOp, () => {}, {
        dialect: dialect as "postgresql",
      }),
    { message: 'Unknown dialect "postgres"' },
  );
  const implementation: unknown = "SELECT 1";
  throws(
    () => Operations.implementationFor(BaseOp, implementation as () => void),
    {
      message:
        'The implementation of BaseOp must be a function, but is "SELECT 1"',
    },
  );
});

Deno.test("an operation without a difference says so", () => {
  throws(() => new BaseOp().toDiffTuple(), {
    code: "OPERATION_INVALID",
    message: "BaseOp stands for no difference between schemas",
  });
});
