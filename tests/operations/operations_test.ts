import { deepStrictEqual, equal, rejects, throws } from "node:assert/strict";
import {
  type MigrateOperation,
  op,
  Operations,
  type OperationsHost,
} from "../../src/operations/mod.ts";
import { sa } from "../../src/schema/mod.ts";
import { opFixture } from "../op_fixture.ts";

const HOSTILE = [
  '";--',
  "`;--",
  "];--",
  "'; DROP TABLE t; --",
  "back\\slash",
  "a.b",
  "%s %% :x",
  "\u{1F600}",
  "x".repeat(129),
  " ",
  "new\nline",
];

for (const name of HOSTILE) {
  Deno.test(`op passes the name ${JSON.stringify(name).slice(0, 20)} on untouched`, () => {
    const t = opFixture("postgresql");
    const column = sa.column(name, sa.enum([name], { name }), {
      comment: name,
      serverDefault: name,
      foreignKey: { schema: name, table: name, column: name },
    });
    op.createTable(name, [column, sa.uniqueConstraint([name], { name })], {
      schema: name,
      comment: name,
    });
    op.alterColumn(name, name, { schema: name, newColumnName: name });
    op.createIndex(name, name, [name, sa.desc(name)], { schema: name });
    op.dropConstraint(name, name, { schema: name });
    op.bulkInsert(name, [{ [name]: name }], { schema: name });
    const texts = JSON.stringify(t.lowered()).split(JSON.stringify(name));
    equal(texts.length - 1, 30);
  });
}

Deno.test("op.query and op.getBind ask the host", async () => {
  const t = opFixture("oracle");
  await rejects(op.query("SELECT 1 FROM dual"), {
    code: "OFFLINE_UNAVAILABLE",
  });
  throws(() => op.getBind(), { code: "OFFLINE_UNAVAILABLE" });
  equal(op.getContext().dialectName, "oracle");
  deepStrictEqual(t.recorded(), []);
});

Deno.test("Operations.context has op speak to a host for the time of a call", () => {
  const t = opFixture("sqlite");
  const inner: MigrateOperation[] = [];
  const host: OperationsHost = {
    dialectName: "sqlite",
    isOffline: true,
    namingConvention: undefined,
    record: (operation, value) => {
      inner.push(operation);
      return { value, then: (...args) => Promise.resolve(value).then(...args) };
    },
    flush: () => Promise.resolve(),
    query: () => Promise.resolve([]),
    getBind: () => t.operations.getBind(),
    autocommitBlock: () => Promise.resolve(),
  };
  equal(Operations.context(host, () => op.dropTable("a").value), undefined);
  op.dropTable("b");
  deepStrictEqual([inner.length, t.recorded().length], [1, 1]);
});
