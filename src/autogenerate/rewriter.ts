import { AthanorError } from "../errors.ts";
import {
  classesOf,
  type DowngradeOps,
  type MigrateOperation,
  MigrationScript,
  OpContainer,
  type OperationClass,
  type UpgradeOps,
} from "../operations/mod.ts";
import type { MigrationContext } from "../runtime/mod.ts";

/** What takes an operation's place: another, several, or none. */
export type Rewritten = MigrateOperation | readonly MigrateOperation[];

/** Says what takes an operation's place in a revision that is about to be written. */
export type RewriteHandler<T extends MigrateOperation> = (
  context: MigrationContext,
  revision: readonly string[],
  operation: T,
) => Rewritten | Promise<Rewritten>;

/**
 * Edits what `revision` is about to write: a function or a {@linkcode Rewriter}
 * that changes a directive, adds others, or empties the list to write nothing.
 * Called once for each database.
 */
export type ProcessRevisionDirectives =
  | ((
    context: MigrationContext,
    revision: readonly string[],
    directives: MigrationScript[],
  ) => void | Promise<void>)
  | Pick<Rewriter, "process">;

/** What all handlers of a run are given beside the operations. */
export interface RewriteRun {
  readonly context: MigrationContext;
  readonly revision: readonly string[];
}

/**
 * Changes the operations of revisions that are about to be written, each by
 * its class. It is given as `processRevisionDirectives` in `env.ts`.
 *
 * @example Every table that is created or dropped is so only when that is needed
 * ```ts
 * import { CreateTableOp, DropTableOp, Rewriter } from "athanor";
 *
 * const rewriter = new Rewriter()
 *   .rewrites(CreateTableOp, (_context, _revision, operation) => {
 *     operation.ifNotExists = true;
 *     return operation;
 *   })
 *   .rewrites(DropTableOp, (_context, _revision, operation) => {
 *     operation.ifExists = true;
 *     return operation;
 *   });
 *
 * console.assert(rewriter instanceof Rewriter);
 * ```
 */
export class Rewriter {
  #handlers = new Map<OperationClass, RewriteHandler<MigrateOperation>>();
  /** What a handler gave: it is not asked about that again. */
  #handled = new WeakSet<MigrateOperation>();
  #next: readonly ProcessRevisionDirectives[] = [];

  /**
   * Says what takes the place of operations of a class, and of the classes that
   * extend it and have no handler of their own.
   *
   * @param operationClass the class
   * @param handler gives the operation itself, another, several, or an empty
   * list to drop it; for `UpgradeOps` and `DowngradeOps` it gives exactly one
   * @returns the rewriter
   */
  rewrites<T extends MigrateOperation>(
    operationClass: OperationClass<T>,
    handler: RewriteHandler<T>,
  ): this {
    this.#handlers.set(
      operationClass,
      handler as RewriteHandler<MigrateOperation>,
    );
    return this;
  }

  /**
   * A rewriter that does all that this one does, and then has another go over
   * the whole of what came of it.
   *
   * @param next a rewriter, or a hook
   */
  chain(next: ProcessRevisionDirectives): Rewriter {
    const chained = new Rewriter();
    chained.#handlers = this.#handlers;
    chained.#handled = this.#handled;
    chained.#next = [...this.#next, next];
    return chained;
  }

  /**
   * Goes over what is about to be written, and changes the list in place.
   *
   * @param context the run
   * @param revision the ids that the first revision comes after
   * @param directives the revisions
   * @throws {AthanorError} `OPERATION_INVALID` when a handler of `UpgradeOps` or
   * `DowngradeOps` does not give exactly one
   */
  async process(
    context: MigrationContext,
    revision: readonly string[],
    directives: MigrationScript[],
  ): Promise<void> {
    const run = { context, revision };
    const scripts = await this.#rewriteAll(directives, run);
    directives.splice(0, directives.length, ...scripts.filter(isScript));
    for (const next of this.#next) await callHook(next, directives, run);
  }

  async #rewriteAll(
    operations: readonly MigrateOperation[],
    run: RewriteRun,
  ): Promise<MigrateOperation[]> {
    const rewritten: MigrateOperation[] = [];
    for (const operation of operations) {
      for (const one of await this.#rewrite(operation, run)) {
        await this.#rewriteInside(one, run);
        rewritten.push(one);
      }
    }
    return rewritten;
  }

  async #rewrite(
    operation: MigrateOperation,
    { context, revision }: RewriteRun,
  ): Promise<readonly MigrateOperation[]> {
    if (this.#handled.has(operation)) return [operation];
    for (const operationClass of classesOf(operation)) {
      const handler = this.#handlers.get(operationClass);
      if (handler === undefined) continue;
      const given = [await handler(context, revision, operation)].flat();
      for (const one of given) this.#handled.add(one);
      return given;
    }
    return [operation];
  }

  async #rewriteInside(
    operation: MigrateOperation,
    run: RewriteRun,
  ): Promise<void> {
    if (operation instanceof MigrationScript) {
      const { upgradeOpsList, downgradeOpsList } = operation;
      operation.upgradeOpsList = await this.#rewriteEach(upgradeOpsList, run);
      operation.downgradeOpsList = await this.#rewriteEach(
        downgradeOpsList,
        run,
      );
    } else if (operation instanceof OpContainer) {
      operation.ops = await this.#rewriteAll(operation.ops, run);
    }
  }

  /** The upgrade of each database stays one, as its place in the file does. */
  async #rewriteEach<T extends UpgradeOps | DowngradeOps>(
    containers: readonly T[],
    run: RewriteRun,
  ): Promise<T[]> {
    const rewritten: T[] = [];
    for (const container of containers) {
      const [one, ...more] = await this.#rewriteAll([container], run);
      const isOne = one instanceof container.constructor && more.length === 0;
      if (!isOne) throw notOne(container);
      rewritten.push(one as T);
    }
    return rewritten;
  }
}

/** Calls a hook or a rewriter. */
export async function callHook(
  hook: ProcessRevisionDirectives,
  directives: MigrationScript[],
  { context, revision }: RewriteRun,
): Promise<void> {
  if (typeof hook === "function") await hook(context, revision, directives);
  else await hook.process(context, revision, directives);
}

function isScript(operation: MigrateOperation): operation is MigrationScript {
  return operation instanceof MigrationScript;
}

function notOne(container: UpgradeOps | DowngradeOps): AthanorError {
  const { name } = container.constructor;
  return new AthanorError(
    "OPERATION_INVALID",
    `A rewriter did not give exactly one ${name} for ${name}`,
    { hint: `Change its ops instead, or give one new ${name}.` },
  );
}
