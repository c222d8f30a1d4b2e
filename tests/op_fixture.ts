import { deepStrictEqual } from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import type { DialectName } from "../src/dialect_name.ts";
import { AthanorError } from "../src/errors.ts";
import { alterOrRebuild } from "../src/batch/automatic_rebuild.ts";
import { carryOutBatch } from "../src/batch/batch_implementation.ts";
import { registerBatch } from "../src/batch/mod.ts";
import { render } from "../src/kernel/mod.ts";
import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  BatchOp,
  DropConstraintOp,
  type LoweredOp,
  type MigrateOperation,
  operationRegistry,
  Operations,
  type OperationsHost,
  type OpHandle,
  registerBuiltinOperations,
} from "../src/operations/mod.ts";
import type { NamingConvention } from "../src/schema/mod.ts";
import { running } from "../src/util/running.ts";
import { normalizeSql } from "./normalize_sql.ts";

registerBuiltinOperations(operationRegistry);
registerBatch(operationRegistry);
// What is registered loads these first; the fixture does not wait.
operationRegistry.registerImplementation(BatchOp, carryOutBatch, {
  replace: true,
});
for (
  const one of [AddColumnOp, AddConstraintOp, AlterColumnOp, DropConstraintOp]
) {
  operationRegistry.registerImplementation(one, alterOrRebuild, {
    dialect: "sqlite",
    replace: true,
  });
}

/** What a fixture may be told. */
export interface OpFixtureOptions {
  readonly namingConvention?: NamingConvention;
  readonly serverVersion?: string;
  /** Whether to lower as for a script, which is the default. */
  readonly isOffline?: boolean;
}

/** Records what `op` says, and gives the SQL for it. */
export class OpFixture {
  readonly operations: Operations;
  readonly #dialectName: DialectName;
  readonly #options: OpFixtureOptions;
  readonly #recorded: MigrateOperation[] = [];

  constructor(dialectName: DialectName, options: OpFixtureOptions) {
    this.#dialectName = dialectName;
    this.#options = options;
    this.operations = new Operations(this.#host());
  }

  /** The operations recorded so far. */
  recorded(): readonly MigrateOperation[] {
    return this.#recorded;
  }

  /** What the recorded operations are to the kernel. */
  lowered(): readonly LoweredOp[] {
    return this.#recorded.flatMap((one) => this.#lower(one));
  }

  /** The statements of the recorded operations. */
  statements(): readonly string[] {
    const { serverVersion } = this.#options;
    return render({
      dialect: this.#dialectName,
      ...(serverVersion === undefined ? {} : { serverVersion }),
      ops: this.lowered().map(({ wire }) => wire),
    }).map(({ sql }) => sql);
  }

  /** Fails unless the recorded operations are these statements, white space aside. */
  assertSql(...expected: readonly string[]): Promise<void> {
    deepStrictEqual(
      this.statements().map(normalizeSql),
      expected.map(normalizeSql),
    );
    return Promise.resolve();
  }

  #lower(operation: MigrateOperation): readonly LoweredOp[] {
    const handler = operationRegistry.handlerFor(operation, this.#dialectName);
    if (handler.kind === "lowering") {
      return handler.lower(operation, this.#host());
    }
    const nested = new OpFixture(this.#dialectName, this.#options);
    handler.run(nested.operations, operation);
    return nested.lowered();
  }

  #host(): OperationsHost {
    const { namingConvention, isOffline = true } = this.#options;
    return {
      dialectName: this.#dialectName,
      isOffline,
      namingConvention,
      record: (operation, value) => {
        this.#recorded.push(operation);
        return handleOf(value);
      },
      flush: () => Promise.resolve(),
      query: () => Promise.reject(noDatabase()),
      getBind: () => {
        throw noDatabase();
      },
      autocommitBlock: async (callback) => {
        await callback();
      },
    };
  }
}

/**
 * Makes `op` record into a fixture for the rest of the test, and gives it.
 *
 * @example
 * ```ts ignore
 * const t = opFixture("postgresql");
 * op.renameTable("a", "b");
 * await t.assertSql("ALTER TABLE a RENAME TO b");
 * ```
 */
export function opFixture(
  dialectName: DialectName,
  options: OpFixtureOptions = {},
): OpFixture {
  const fixture = new OpFixture(dialectName, options);
  storage().enterWith({ ...running(), operations: fixture.operations });
  return fixture;
}

/** The storage that `op` looks into, which has no door for entering without a callback. */
function storage(): AsyncLocalStorage<object> {
  const found: unknown = Reflect.get(globalThis, Symbol.for("athanor.running"));
  if (found instanceof AsyncLocalStorage) return found;
  throw new Error("src/util/running.ts keeps its storage elsewhere");
}

function handleOf<T>(value: T): OpHandle<T> {
  const done = Promise.resolve(value);
  return { value, then: done.then.bind(done) };
}

function noDatabase(): AthanorError {
  return new AthanorError("OFFLINE_UNAVAILABLE", "There is no database here");
}
