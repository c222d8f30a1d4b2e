import { AthanorError } from "../../errors.ts";
import {
  classesOf,
  type MigrateOperation,
  type OperationClass,
} from "../../operations/mod.ts";
import {
  BUILTIN_RENDERERS,
  type BuiltinRenderer,
} from "./builtin_renderers.ts";
import type { RenderContext } from "./render_context.ts";
import { unwritable } from "./unwritable.ts";

/** Writes an operation as TypeScript: a statement with its semicolon, or several. */
export type Renderer<T extends MigrateOperation> = (
  context: RenderContext,
  operation: T,
) => string | readonly string[];

/** The project's renderers hang on `globalThis`, so that every copy of this module finds the same ones. */
const KEY = Symbol.for("athanor.renderers");

type CustomRenderers = Map<OperationClass, Renderer<MigrateOperation>>;

const shared = globalThis as { [KEY]?: CustomRenderers };

const custom: CustomRenderers = shared[KEY] ??= new Map();

/** How operations are written that people added. */
export interface Renderers {
  /**
   * Says how a class of operations is written. The nearest class counts, so
   * that a renderer serves the classes that extend its own.
   *
   * @param operationClass the class of the operation
   * @param renderer given the context, whose `imports` it may add to, and the
   * operation; gives a statement with its semicolon, or several
   * @param options `replace`: whether a renderer that is there gives way
   * @throws {AthanorError} `OPERATION_REGISTERED` when there is one already
   * @example An operation that creates a sequence
   * ```ts
   * import { equal } from "node:assert/strict";
   * import { MigrateOperation, renderCode, renderers } from "athanor";
   *
   * class CreateSequenceOp extends MigrateOperation {
   *   constructor(readonly sequenceName: string) {
   *     super();
   *   }
   * }
   * renderers.dispatchFor(
   *   CreateSequenceOp,
   *   (_context, { sequenceName }) =>
   *     `op.createSequence(${JSON.stringify(sequenceName)});`,
   * );
   *
   * const { text } = renderCode([new CreateSequenceOp("order_id")]);
   * equal(text, 'op.createSequence("order_id");\n');
   * ```
   */
  dispatchFor<T extends MigrateOperation>(
    operationClass: OperationClass<T>,
    renderer: Renderer<T>,
    options?: { readonly replace?: boolean },
  ): void;
}

/** How operations of one's own are written into revisions. */
export const renderers: Renderers = {
  dispatchFor(operationClass, renderer, options = {}) {
    const isThere = custom.has(operationClass) ||
      BUILTIN_RENDERERS.has(operationClass);
    if (isThere && options.replace !== true) {
      throw new AthanorError(
        "OPERATION_REGISTERED",
        `The operation ${operationClass.name} already has a renderer`,
        { hint: "Pass { replace: true } to put another in its place." },
      );
    }
    custom.set(operationClass, renderer as Renderer<MigrateOperation>);
  },
};

/** How an operation is written: as the project says, or as is built in. */
export type FoundRenderer = Renderer<MigrateOperation> | BuiltinRenderer;

/**
 * How an operation is written: by the renderer of its class, or else of the
 * nearest class that it extends.
 *
 * @throws {AthanorError} `OPERATION_UNSUPPORTED` when there is none
 */
export function rendererFor(operation: MigrateOperation): FoundRenderer {
  for (const operationClass of classesOf(operation)) {
    const found = custom.get(operationClass) ??
      BUILTIN_RENDERERS.get(operationClass);
    if (found !== undefined) return found;
  }
  const { name } = operation.constructor;
  throw unwritable(
    name,
    `Say how: renderers.dispatchFor(${name}, (context, operation) => "…").`,
  );
}
