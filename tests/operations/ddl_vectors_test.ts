import { deepStrictEqual, ok } from "node:assert/strict";
import { DIALECT_NAMES } from "../../src/dialect_name.ts";
import type { DialectName } from "../../src/dialect_name.ts";
import { isAthanorError } from "../../src/errors.ts";
import type { NamingConvention } from "../../src/schema/mod.ts";
import { normalizeSql, sortConstraints } from "../normalize_sql.ts";
import { opFixture } from "../op_fixture.ts";
import { readVectors } from "../vectors/read.ts";
import { DIFFERENCES } from "./ddl_vector_differences.ts";
import { sayCall } from "./vector_calls.ts";
import type { VectorCall } from "./vector_calls.ts";

interface DdlVector {
  readonly id: string;
  readonly dialect: DialectName;
  readonly calls: readonly VectorCall[];
  readonly namingConvention?: NamingConvention;
  readonly sql?: readonly string[];
  readonly error?: string;
}

const vectors = await readVectors<DdlVector>("ddl");
const listed = new Set(DIFFERENCES.flatMap(({ ids }) => ids));
const wrongInAlembic = new Set(
  DIFFERENCES.flatMap(({ kind, ids }) => kind === "bug" ? ids : []),
);

/** A statement in the form that is compared: the order of a rebuilt table's constraints carries no meaning. */
function comparable(vector: DdlVector, sql: string): string {
  const text = normalizeSql(sql);
  const isBatch = vector.calls.some(({ fn }) => fn === "batch");
  return isBatch ? sortConstraints(text) : text;
}

/** The statements, or the error as a text. */
function outcome(vector: DdlVector): readonly string[] | string {
  const { namingConvention } = vector;
  try {
    const t = opFixture(
      vector.dialect,
      namingConvention === undefined ? {} : { namingConvention },
    );
    for (const call of vector.calls) sayCall(call);
    return t.statements().map((sql) => comparable(vector, sql));
  } catch (error) {
    if (isAthanorError(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
}

function matches(vector: DdlVector): boolean {
  const actual = outcome(vector);
  if (typeof actual === "string") return vector.error !== undefined;
  const expected = vector.sql?.map((sql) => comparable(vector, sql));
  return JSON.stringify(actual) === JSON.stringify(expected);
}

for (const dialect of DIALECT_NAMES) {
  const own = vectors.filter((one) => one.dialect === dialect);

  Deno.test(`op gives the SQL of every ${dialect} vector that is not listed`, () => {
    for (const vector of own) {
      if (listed.has(vector.id) || matches(vector)) continue;
      deepStrictEqual(
        { id: vector.id, calls: vector.calls, outcome: outcome(vector) },
        {
          id: vector.id,
          calls: vector.calls,
          outcome: vector.sql?.map((sql) => comparable(vector, sql)) ??
            vector.error,
        },
      );
    }
  });

  Deno.test(`the list of ${dialect} differences names only what differs`, () => {
    const stale = own.filter((one) => listed.has(one.id) && matches(one));
    deepStrictEqual(stale.map(({ id }) => id), []);
  });

  Deno.test(`op differs from at most 1 % of the ${dialect} vectors, those aside that Alembic gets wrong`, () => {
    const differing = own.filter((one) =>
      !wrongInAlembic.has(one.id) && !matches(one)
    );
    ok(
      differing.length <= own.length / 100,
      `${differing.length} of ${own.length} differ`,
    );
  });
}

Deno.test("every listed difference is a vector, with a reason", () => {
  const ids = new Set(vectors.map(({ id }) => id));
  deepStrictEqual([...listed].filter((id) => !ids.has(id)), []);
  ok(DIFFERENCES.every(({ reason }) => reason.length > 20));
});
