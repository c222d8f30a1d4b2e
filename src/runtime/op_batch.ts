import type { DialectName } from "../dialect_name.ts";
import { isStatementError } from "../drivers/statement_error.ts";
import {
  clientCopyIn,
  refuseStatement,
} from "../drivers/refused_statements.ts";
import { KernelError, render } from "../kernel/mod.ts";
import type { WireStatement } from "../kernel/wire.ts";
import type { LoweredOp, MigrateOperation } from "../operations/mod.ts";
import { attachFailure, failureOf, toError } from "./operation_failure.ts";
import type { Said } from "./said.ts";
import type { PreparedStatement, StatementSink } from "./statement_sink.ts";

/** An operation in a queue. */
export interface QueuedOperation {
  readonly operation: MigrateOperation;
  /** What was said; after it, the operations that it is part of. */
  readonly said: readonly Said[];
  state: "pending" | "done" | "failed" | "dropped";
}

/** What a batch works with. */
export interface OpBatchServices {
  readonly dialectName: DialectName;
  readonly sink: StatementSink;
  /** What the migration is called, in one. */
  readonly migration?: string | undefined;
}

interface OwnedOp {
  readonly lowered: LoweredOp;
  readonly owner: QueuedOperation;
}

/** Operations on their way through the kernel to the sink: one crossing, one send. */
export class OpBatch {
  readonly #services: OpBatchServices;
  #ops: OwnedOp[] = [];

  constructor(services: OpBatchServices) {
    this.#services = services;
  }

  /** Appends what an operation was lowered to. */
  add(lowered: readonly LoweredOp[], owner: QueuedOperation): void {
    for (const each of lowered) this.#ops.push({ lowered: each, owner });
  }

  /** Renders and sends all that was added since the last time. */
  async run(): Promise<void> {
    const ops = this.#ops;
    this.#ops = [];
    if (ops.length === 0) return;
    const statements = this.#render(ops);
    this.#check(statements, ops);
    try {
      await this.#services.sink.send(prepare(statements, ops));
    } catch (error) {
      const index = isStatementError(error) ? error.index : 0;
      const op = statements[index]?.op ?? 0;
      for (const { owner } of ops.slice(0, op)) owner.state = "done";
      throw blame(error, ops[op]?.owner);
    }
    for (const { owner } of ops) owner.state = "done";
  }

  /** Only a migration has a transaction that is ours to begin and to end. */
  #check(
    statements: readonly WireStatement[],
    ops: readonly OwnedOp[],
  ): void {
    const { dialectName, migration } = this.#services;
    if (migration === undefined) return;
    for (const { sql, op } of statements) {
      try {
        refuseStatement(dialectName, sql);
      } catch (error) {
        throw blame(error, ops[op]?.owner);
      }
    }
  }

  #render(ops: readonly OwnedOp[]): WireStatement[] {
    const { dialectName, sink: { serverVersion } } = this.#services;
    try {
      return render({
        dialect: dialectName,
        ...(serverVersion !== undefined && { serverVersion }),
        ops: ops.map(({ lowered }) => lowered.wire),
      });
    } catch (error) {
      const index = error instanceof KernelError ? error.problems[0]?.op : 0;
      const op = ops[index ?? 0];
      const wire = op?.lowered.wire;
      const copy = wire?.op === "execute"
        ? clientCopyIn(dialectName, wire.sql)
        : undefined;
      throw blame(copy ?? error, op?.owner);
    }
  }
}

/** Marks an operation as the one that failed and ties the error to it, unless it is tied already. */
export function blame(
  thrown: unknown,
  owner: QueuedOperation | undefined,
): Error {
  const error = toError(thrown);
  if (owner !== undefined && failureOf(error) === undefined) {
    owner.state = "failed";
    attachFailure({ error, said: owner.said });
  }
  return error;
}

/** Hands each statement the rows that its placeholders take. */
function prepare(
  statements: readonly WireStatement[],
  ops: readonly OwnedOp[],
): PreparedStatement[] {
  let op = -1;
  let taken = 0;
  return statements.map((statement) => {
    const { sql, mode, kind, boundRows, op: owner } = statement;
    if (boundRows === 0) return statement;
    if (owner !== op) {
      op = owner;
      taken = 0;
    }
    const rows = ops[owner]?.lowered.boundRows ?? [];
    const parameters = [rows.slice(taken, taken += boundRows).flat()];
    return { sql, mode, kind, parameters };
  });
}
