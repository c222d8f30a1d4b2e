/**
 * What the kernel is asked: statements for operations, the facts of a dialect,
 * the statements of an SQL text. All of it synchronous and without effects.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import { encodeRequest } from "./encode.ts";
import {
  type KernelFunction,
  kernelHost,
  type KernelReply,
  KernelTrap,
} from "./instance.ts";
import { KernelError } from "./kernel_error.ts";
import type {
  WireDdl,
  WireDialectFacts,
  WireIdentifiers,
  WireProblem,
  WireRequest,
  WireStatement,
  WireType,
} from "./wire.ts";

/** Numbers in the index for each statement: operation, end, flags, bound rows. */
const INDEX_WIDTH = 4;
/** The flag of a statement that must run outside of a transaction. */
const OUTSIDE = 1;
/** The flag of a statement that changes rows alone. */
const ROWS = 2;
/** The flag of a statement that lasts as long as the session. */
const SESSION = 4;

/**
 * Renders a batch of operations as the statements of one dialect.
 *
 * @param request The dialect, what is known of its server, and the operations
 * @returns The statements in the order in which they must run, without terminators
 * @throws {KernelError} `OPERATION_INVALID`, `OPERATION_UNSUPPORTED` or `KERNEL_PANIC`
 *
 * @example Render one operation
 * ```ts
 * import { render } from "./mod.ts";
 *
 * const [statement] = render({
 *   dialect: "postgresql",
 *   ops: [{ op: "renameTable", table: { name: "a" }, newName: "b" }],
 * });
 * console.assert(statement?.sql === "ALTER TABLE a RENAME TO b");
 * ```
 */
export function render(request: WireRequest): WireStatement[] {
  // The kernel renders while it reads, so that the operations come last.
  const { dialect, serverVersion, ops } = request;
  return readStatements(ask("render", { dialect, serverVersion, ops }));
}

/**
 * Tells what a dialect is like, as far as the host must know.
 *
 * @throws {KernelError} `OPERATION_INVALID` for a dialect that is none
 */
export function describe(dialect: DialectName): WireDialectFacts {
  let facts = known.get(dialect);
  if (facts === undefined) {
    facts = JSON.parse(ask("describe", { dialect }).text) as WireDialectFacts;
    known.set(dialect, facts);
  }
  return facts;
}

const known = new Map<DialectName, WireDialectFacts>();

/**
 * Cuts an SQL text into its statements by the dialect's own rules: quotes,
 * comments, bodies of triggers and routines, `DELIMITER`, `GO` and `/` lines.
 *
 * @returns The statements, trimmed and without terminators
 * @throws {KernelError} `OPERATION_INVALID` when a quote or comment does not end
 */
export function split(dialect: DialectName, sql: string): string[] {
  return readStatements(ask("split", { dialect, sql })).map((statement) =>
    statement.sql
  );
}

/**
 * Reads types from the texts of a catalog: what SQLite was told, what
 * PostgreSQL's `format_type()` and MySQL's `COLUMN_TYPE` say (with
 * `CHARACTER SET` and `COLLATE` after it), and all that `render` writes.
 *
 * A type that the kernel does not know, such as an enum or a domain, is
 * `{ name: "raw", sql }`, which is rendered as that text.
 *
 * @param dialect whose texts they are
 * @param texts one for each type
 * @returns a type for each text, in their order
 *
 * @example Read two columns of PostgreSQL
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseTypes } from "./mod.ts";
 *
 * const texts = ["character varying(20)", "mood"];
 * assert.deepEqual(parseTypes("postgresql", texts), [
 *   { name: "VARCHAR", length: 20 },
 *   { name: "raw", sql: "mood" },
 * ]);
 * ```
 */
export function parseTypes(
  dialect: DialectName,
  texts: readonly string[],
): WireType[] {
  return JSON.parse(ask("parse_types", { dialect, texts }).text);
}

/**
 * Reads the names that SQL expressions use, and gives some of them new ones.
 * Texts in quotes, comments, functions, collations and types are left alone.
 *
 * @param texts expressions or statements
 * @param renames new column names by the old ones, whose case does not matter
 * @throws {KernelError} `OPERATION_INVALID` when a quote or comment does not end
 *
 * @example A check whose column is renamed
 * ```ts
 * import { identifiers } from "./mod.ts";
 *
 * const [check] = identifiers("sqlite", ["price > 0"], { price: "net price" });
 * console.assert(check?.text === '"net price" > 0');
 * ```
 */
export function identifiers(
  dialect: DialectName,
  texts: readonly string[],
  renames: Readonly<Record<string, string>> = {},
): WireIdentifiers[] {
  if (texts.length === 0) return [];
  return JSON.parse(ask("identifiers", { dialect, texts, renames }).text);
}

/**
 * Reads CREATE statements as the catalog of a database keeps them, for what its
 * other tables do not tell (SQLite, <https://sqlite.org/schematab.html>).
 *
 * @returns What each text makes, in order; null for one that is not understood
 * @throws {KernelError} `OPERATION_UNSUPPORTED` for a dialect that keeps none
 */
export function parseDdl(
  dialect: DialectName,
  texts: readonly string[],
): readonly (WireDdl | null)[] {
  return JSON.parse(ask("parse_ddl", { dialect, texts }).text);
}

/** Asks one function of the kernel, and throws all that it finds wrong. */
export function ask(name: KernelFunction, request: object): KernelReply {
  const json = encodeRequest(request);
  let reply: KernelReply;
  try {
    reply = kernelHost.call(name, json);
  } catch (cause) {
    if (!(cause instanceof KernelTrap)) throw cause;
    throw panicError(cause, request);
  }
  if (reply.good) return reply;
  const problems: WireProblem[] = JSON.parse(reply.text);
  const unsupported = problems.every((problem) =>
    problem.code === "UNSUPPORTED"
  );
  throw new KernelError(
    unsupported ? "OPERATION_UNSUPPORTED" : "OPERATION_INVALID",
    problems,
    {
      request,
    },
  );
}

/** The error for a failure of the kernel itself, with all that is needed to repeat it. */
export function panicError(trap: KernelTrap, request: unknown): KernelError {
  const problem: WireProblem = {
    path: "",
    code: "PANIC",
    message: `The kernel failed: ${trap.message || "it overflowed its stack"}`,
    hint:
      "This is a bug in Athanor: report it with the request in the error's details",
  };
  return new KernelError("KERNEL_PANIC", [problem], {
    cause: trap.cause,
    request,
  });
}

function readStatements({ text, index }: KernelReply): WireStatement[] {
  const statements: WireStatement[] = [];
  let start = 0;
  for (let at = 0; at < index.length; at += INDEX_WIDTH) {
    const end = index[at + 1]!;
    const flags = index[at + 2]!;
    statements.push({
      sql: text.slice(start, end),
      op: index[at]!,
      mode: (flags & OUTSIDE) === 0 ? "transactional" : "outside",
      kind: kindOf(flags),
      boundRows: index[at + 3]!,
    });
    start = end;
  }
  return statements;
}

function kindOf(flags: number): WireStatement["kind"] {
  if ((flags & ROWS) !== 0) return "rows";
  return (flags & SESSION) === 0 ? "other" : "session";
}
