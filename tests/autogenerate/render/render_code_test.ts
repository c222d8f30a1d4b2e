import {
  deepStrictEqual,
  equal,
  ok,
  strictEqual,
  throws,
} from "node:assert/strict";
import { renderCode, renderers } from "../../../src/autogenerate/render/mod.ts";
import { rendererFor } from "../../../src/autogenerate/render/renderers.ts";
import * as operations from "../../../src/operations/mod.ts";
import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  BatchOp,
  CreateTableOp,
  DropConstraintOp,
  DropTableOp,
  ExecuteSqlOp,
  MigrateOperation,
  MigrationScript,
  ModifyTableOps,
  NativeOp,
  OpContainer,
  UpgradeOps,
} from "../../../src/operations/mod.ts";
import { finalName, isFinalName, sa } from "../../../src/schema/mod.ts";
import { evaluate, plain } from "./evaluate.ts";
import { formatted } from "./formatted.ts";
import { RandomOperations } from "./random_operations.ts";

const CASES = 3000;

Deno.test("what is written says the operation that it was written from", () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= CASES; seed++) {
    const operation = new RandomOperations(seed).operation();
    seen.add(operation.constructor.name);
    const { text } = renderCode([operation]);
    const said = evaluate(text).map((one) => plain(one));
    deepStrictEqual(said, [plain(operation)], `${text}\nseed ${seed}`);
  }
  equal(seen.size, 21, "classes that came up");
});

Deno.test("deno fmt leaves alone what is written", async () => {
  const bodies: string[] = [];
  for (let seed = 1; seed <= CASES; seed++) {
    const operation = new RandomOperations(seed).operation();
    const { text } = renderCode([operation]);
    const body = text.replaceAll(/^(?=.)/gm, "  ");
    bodies.push(`export function upgrade${seed}() {\n${body}}\n`);
  }
  const text = bodies.join("\n");
  const lines = text.split("\n");
  const changed = (await formatted(text)).split("\n");
  const at = lines.findIndex((line, index) => line !== changed[index]);
  deepStrictEqual(changed.slice(at - 5, at + 5), lines.slice(at - 5, at + 5));
});

Deno.test("every built-in operation that is no container has a renderer", () => {
  const prototypes = Object.values<unknown>(operations).flatMap((value) => {
    const prototype: unknown = typeof value === "function"
      ? value.prototype
      : undefined;
    return prototype instanceof MigrateOperation ? [prototype] : [];
  });
  ok(prototypes.length > 20);
  for (const prototype of prototypes) {
    const operation: MigrateOperation = Object.create(prototype);
    if (!(operation instanceof OpContainer)) rendererFor(operation);
  }
});

Deno.test("an operation of one's own is written as its renderer says", () => {
  class VacuumOp extends MigrateOperation {
    constructor(readonly tableName: string) {
      super();
    }
  }
  class FullVacuumOp extends VacuumOp {}
  throws(() => renderCode([new VacuumOp("t")]), {
    code: "OPERATION_UNSUPPORTED",
    message: "VacuumOp cannot be written into a revision",
    hint:
      'Say how: renderers.dispatchFor(VacuumOp, (context, operation) => "…").',
  });
  renderers.dispatchFor(VacuumOp, (context, { tableName }) => {
    context.imports.add('import { log } from "./log.ts";');
    return [`log(${JSON.stringify(tableName)});`, "op.vacuum();"];
  });
  deepStrictEqual(renderCode([new FullVacuumOp("t")]), {
    text: 'log("t");\nop.vacuum();\n',
    imports: ['import { log } from "./log.ts";'],
  });
  throws(() => renderers.dispatchFor(VacuumOp, () => ""), {
    code: "OPERATION_REGISTERED",
  });
});

Deno.test("a built-in renderer gives way only when that is said", () => {
  class OwnDropOp extends DropTableOp {}
  throws(() => renderers.dispatchFor(DropTableOp, () => ""), {
    code: "OPERATION_REGISTERED",
  });
  renderers.dispatchFor(
    OwnDropOp,
    (_, { tableName }) => `dropLater("${tableName}");`,
  );
  equal(renderCode([new OwnDropOp("a")]).text, 'dropLater("a");\n');
  equal(renderCode([new DropTableOp("a")]).text, 'op.dropTable("a");\n');
});

Deno.test("a hook writes a part in its own way, or leaves it out", () => {
  const operation = new CreateTableOp("t", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("shape", sa.rawType("geometry")),
    sa.column("secret", sa.text()),
    sa.checkConstraint("id > 0"),
  ]);
  const asked: string[] = [];
  const { text, imports } = renderCode([operation], {
    renderItem(kind, item, context) {
      asked.push(kind);
      if (kind === "check") return null;
      if (kind === "column") {
        return (item as { name: string }).name === "secret" ? null : false;
      }
      if ((item as { name?: string }).name !== "raw") return false;
      context.imports.add('import { geometry } from "./types.ts";');
      return "geometry()";
    },
  });
  equal(
    text,
    `op.createTable("t", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("shape", geometry()),
]);
`,
  );
  deepStrictEqual(imports, ['import { geometry } from "./types.ts";']);
  deepStrictEqual(
    asked,
    ["column", "type", "column", "type", "column", "check"],
  );
});

Deno.test("a hook that leaves a whole constraint or column out leaves out its operation", () => {
  const unique = sa.uniqueConstraint(["a"], { name: "uq" });
  const { text } = renderCode([
    AddConstraintOp.fromConstraint(unique, { tableName: "t" }),
    new AddColumnOp("t", sa.column("a", sa.integer())),
  ], { renderItem: () => null });
  equal(text, "");
});

Deno.test("the changes of a table are written as a batch block on request", () => {
  const changes = new ModifyTableOps("t", [
    new AddColumnOp("t", sa.column("a", sa.integer()), { schema: "s" }),
    AddConstraintOp.fromConstraint(
      sa.foreignKeyConstraint(["a"], ["s.r.id"], {
        name: finalName("fk"),
        ondelete: "CASCADE",
      }),
      { tableName: "t", schema: "s" },
    ),
    new operations.AlterColumnOp("t", "b", {
      nullable: false,
      existingType: sa.integer(),
      schema: "s",
    }),
    new operations.CreateIndexOp("ix", "t", ["a"], { schema: "s" }),
    new operations.DropIndexOp("ix2", { tableName: "t", schema: "s" }),
    new DropConstraintOp("uq", "t", { schema: "s", type: "unique" }),
    new operations.DropColumnOp("t", "c", { schema: "s" }),
    new operations.CreateTableCommentOp("t", "new", {
      existingComment: "old",
      schema: "s",
    }),
    new DropTableOp("other"),
    new operations.DropTableCommentOp("t", { schema: "s" }),
  ], { schema: "s" });
  const { text } = renderCode(new UpgradeOps([changes]), {
    renderAsBatch: true,
  });
  equal(
    text,
    `op.batchAlterTable("t", { schema: "s" }, (batch) => {
  batch.addColumn(sa.column("a", sa.integer()));
  batch.createForeignKey(op.f("fk"), "r", ["a"], ["id"], {
    referentSchema: "s",
    ondelete: "CASCADE",
  });
  batch.alterColumn("b", { nullable: false, existingType: sa.integer() });
  batch.createIndex("ix", ["a"]);
  batch.dropIndex("ix2");
  batch.dropConstraint("uq", { type: "unique" });
  batch.dropColumn("c");
  batch.createTableComment("new", { existingComment: "old" });
});
op.dropTable("other");
op.batchAlterTable("t", { schema: "s" }, (batch) => {
  batch.dropTableComment();
});
`,
  );
  equal(
    renderCode([new ModifyTableOps("t")], { renderAsBatch: true }).text,
    "",
  );
});

Deno.test("a batch says the batch that it was written from", () => {
  const batch = new BatchOp("t", [
    AddColumnOp.inBatch("t", sa.column("a", sa.integer()), {
      insertAfter: "id",
      schema: "s",
    }),
    new operations.AlterColumnOp("t", "b", { nullable: false, schema: "s" }),
    AddConstraintOp.fromConstraint(
      sa.foreignKeyConstraint(["a"], ["s.r.id"], { name: finalName("fk") }),
      { tableName: "t", schema: "s" },
    ),
    new operations.DropIndexOp("ix", { tableName: "t", schema: "s" }),
    new DropConstraintOp("uq", "t", { schema: "s", type: "unique" }),
    new ExecuteSqlOp("SELECT 1"),
  ], {
    schema: "s",
    recreate: "always",
    copyFrom: sa.table("t", [
      sa.column("id", sa.integer(), { primaryKey: true }),
      sa.uniqueConstraint(["id"], { name: "uq" }),
    ], { schema: "s" }),
    tableArgs: [sa.checkConstraint("id > 0", { name: "ck" })],
    tableKwargs: { sqliteAutoincrement: true },
    reflectArgs: [sa.column("b", sa.boolean())],
    namingConvention: { uq: "uq_%(table_name)s" },
    partialReordering: [["b", "id"]],
  });
  const { text } = renderCode([batch]);
  deepStrictEqual(evaluate(text).map((one) => plain(one)), [plain(batch)]);
  const reading = new BatchOp("t", [new operations.DropColumnOp("t", "a")], {
    reflectKwargs: { columnReflect: (column) => column },
  });
  throws(() => renderCode([reading]), { code: "OPERATION_UNSUPPORTED" });
});

Deno.test("the steps that a batch is carried out by are not written", () => {
  for (const step of [new NativeOp(new DropTableOp("t"))]) {
    throws(() => renderCode([step]), {
      code: "OPERATION_UNSUPPORTED",
      message: "NativeOp cannot be written into a revision",
    });
  }
});

Deno.test("the lines of a block stay within the width wherever the block stands", async () => {
  const name = "t".repeat(63);
  const changes = new ModifyTableOps(name, [
    new AddColumnOp(
      name,
      sa.column("a_name_of_some_length", sa.string(20), { nullable: false }),
    ),
  ]);
  const { text } = renderCode([changes], { renderAsBatch: true });
  const body = text.replaceAll(/^(?=.)/gm, "  ");
  const file = `export function upgrade() {\n${body}}\n`;
  equal(await formatted(file), file);
});

Deno.test("a remark under info.comment is written above its operation", () => {
  const operation = new ExecuteSqlOp("SELECT 1");
  operation.info["comment"] =
    "First */ line\nand a second one that is so long that it has to be parted somewhere";
  equal(
    renderCode([operation]).text,
    `// First */ line
// and a second one that is so long that it has to be parted somewhere
op.execute("SELECT 1");
`,
  );
});

Deno.test("what no program text can show is refused", () => {
  const table = sa.table("t", [sa.column("a")]);
  for (const value of [() => 1, Symbol("s"), new Map()]) {
    const insert = new operations.BulkInsertOp(table, [{ a: value }]);
    throws(() => renderCode([insert]), {
      code: "OPERATION_UNSUPPORTED",
      message: /cannot be written into a revision$/,
    });
  }
  throws(
    () => renderCode([new DropConstraintOp(null, "t", { type: "unique" })]),
    {
      code: "OPERATION_UNSUPPORTED",
      message:
        'Dropping a constraint of "t" that has no name cannot be written into a revision',
    },
  );
  const script = new MigrationScript(new UpgradeOps(), []);
  throws(() => renderCode([script]), { code: "OPERATION_UNSUPPORTED" });
});

Deno.test("a name from a naming convention is final in the text", () => {
  const drop = new DropConstraintOp(finalName("uq_t_a"), "t");
  const { text } = renderCode([drop]);
  equal(text, 'op.dropConstraint(op.f("uq_t_a"), "t");\n');
  const [said] = evaluate(text);
  equal(isFinalName((said as DropConstraintOp).constraintName), true);
});

Deno.test("info that a text cannot show is left out, because no database sees it", () => {
  const operation = new CreateTableOp("t", [
    sa.column("a", sa.integer(), { info: { make: () => 1 } }),
  ], { info: { view: true, at: new Date() } });
  equal(
    renderCode([operation]).text,
    'op.createTable("t", [sa.column("a", sa.integer())]);\n',
  );
});

Deno.test("an empty text as a default is written as such", () => {
  const column = sa.column("note", sa.text(), { serverDefault: "" });
  const { text } = renderCode([
    new AddColumnOp("t", column),
    new AlterColumnOp("t", "note", { serverDefault: "" }),
  ]);
  strictEqual(text.match(/serverDefault: ""/g)?.length, 2);
});
