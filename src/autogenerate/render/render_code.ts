import {
  BatchOp,
  flattened,
  type MigrateOperation,
  ModifyTableOps,
  OpContainer,
} from "../../operations/mod.ts";
import { batchBlock } from "./batch_code.ts";
import type { Block, Code } from "./code.ts";
import { layOut } from "./layout.ts";
import { remarkLines } from "./remark.ts";
import { RenderContext, type RenderOptions } from "./render_context.ts";
import { rendererFor } from "./renderers.ts";

/** Operations as TypeScript. */
export interface RenderedCode {
  /** The statements, without indentation; empty for no operation. */
  readonly text: string;
  /** The import lines that they need beside `op` and `sa`. */
  readonly imports: readonly string[];
}

/**
 * Writes operations as the statements of `upgrade()` or `downgrade()`, laid out
 * as `deno fmt` leaves it. A text under `info.comment` of an operation is
 * written above it.
 *
 * @param operations `UpgradeOps`, `DowngradeOps`, or a list of operations
 * @param options `renderItem`, `renderAsBatch`, `migrationContext`, `indent`
 * @throws {AthanorError} `OPERATION_UNSUPPORTED` for an operation that has no
 * renderer, or a value that a program text cannot show
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { AddColumnOp, renderCode, sa } from "athanor";
 *
 * const { text } = renderCode([
 *   new AddColumnOp("account", sa.column("note", sa.text())),
 * ]);
 * equal(text, 'op.addColumn("account", sa.column("note", sa.text()));\n');
 * ```
 */
export function renderCode(
  operations: OpContainer | readonly MigrateOperation[],
  options: RenderOptions = {},
): RenderedCode {
  const context = new RenderContext(options);
  const ops = "ops" in operations ? operations.ops : operations;
  const statements = ops.flatMap((one) => statementsOf(one, context));
  return {
    text: statements.map((statement) => `${statement}\n`).join(""),
    imports: [...context.imports].sort(),
  };
}

function statementsOf(
  operation: MigrateOperation,
  context: RenderContext,
): readonly string[] {
  const isBlock = operation instanceof BatchOp ||
    operation instanceof ModifyTableOps && context.renderAsBatch;
  if (isBlock) return tableStatements(operation, context);
  if (operation instanceof OpContainer) {
    return operation.ops.flatMap((one) => statementsOf(one, context));
  }
  const renderer = rendererFor(operation);
  const statements = typeof renderer === "function"
    ? [renderer(context, operation)].flat()
    : statement(renderer.render(operation, context), context);
  return statements.length === 0
    ? []
    : [...remarkLines(operation.info["comment"], context), ...statements];
}

function statement(
  code: Code | undefined,
  { indent }: RenderContext,
): readonly string[] {
  return code === undefined ? [] : [`${layOut(code, { indent, after: 1 })};`];
}

/** The changes of a table in their order: in blocks those that a batch has verbs for, the others between. */
function tableStatements(
  table: ModifyTableOps,
  context: RenderContext,
): readonly string[] {
  const runs: MigrateOperation[][] = [];
  for (const operation of flattened(table)) {
    const run = runs.at(-1);
    const joins = isBatched(operation) && isBatched(run?.[0]);
    if (run !== undefined && joins) run.push(operation);
    else runs.push([operation]);
  }
  return runs.flatMap((run) =>
    isBatched(run[0])
      ? blockStatement(table, run, context)
      : run.flatMap((one) => statementsOf(one, context))
  );
}

function blockStatement(
  table: ModifyTableOps,
  run: readonly MigrateOperation[],
  context: RenderContext,
): readonly string[] {
  const body: Block["body"] = (indent) =>
    run.flatMap((one) => statementsOf(one, context.inBatch(indent)));
  if (body(context.indent).length === 0) return [];
  return statement(batchBlock(table, body, context), context);
}

function isBatched(operation: MigrateOperation | undefined): boolean {
  if (operation === undefined) return false;
  const renderer = rendererFor(operation);
  return typeof renderer !== "function" && renderer.inBatch;
}
