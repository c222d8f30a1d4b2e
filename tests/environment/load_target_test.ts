import { deepStrictEqual, equal, rejects } from "node:assert/strict";
import { madeTargets, type Target } from "../../src/autogenerate/target.ts";
import { loadTargets } from "../../src/environment/load_target.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import { sa } from "../../src/schema/mod.ts";

const SCHEMA = new URL("../../src/schema/mod.ts", import.meta.url).href;

/** A folder with files, that is removed after. */
class Folder {
  readonly path: string = Deno.makeTempDirSync();

  write(name: string, text: string): void {
    Deno.writeTextFileSync(
      `${this.path}/${name}`,
      `import { sa } from ${JSON.stringify(SCHEMA)};\n${text}`,
    );
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.path, { recursive: true });
  }
}

Deno.test("a schema, a list, a promise and a function of them are taken as they are", async () => {
  const one = new sa.MetaData();
  const two = new sa.MetaData();
  const given = [
    one,
    [one],
    Promise.resolve(one),
    () => one,
    async () => [await Promise.resolve(one)],
    () => () => Promise.resolve([one]),
  ];
  for (const input of given) {
    deepStrictEqual(await loadTargets(input, "/"), [one]);
  }
  deepStrictEqual(await loadTargets([one, [() => two]], "/"), [one, two]);
  equal(await loadTargets(undefined, "/"), undefined);
  equal(await loadTargets(null, "/"), undefined);
});

Deno.test("a path is a module that exports the schema as metadata, or by default", async () => {
  using folder = new Folder();
  folder.write("a.ts", "export const metadata = new sa.MetaData();");
  folder.write(
    "b.ts",
    "export default async () => [new sa.MetaData(), new sa.MetaData()];",
  );
  folder.write("c.ts", 'export const metadata = ["./a.ts", "b.ts"];');
  equal((await loadTargets("./a.ts", folder.path))?.length, 1);
  equal((await loadTargets("b.ts", folder.path))?.length, 2);
  equal((await loadTargets(["c.ts"], folder.path))?.length, 3);
  const url = new URL(`file://${folder.path}/a.ts`);
  equal((await loadTargets(url, "/"))?.length, 1);
  equal((await loadTargets(url.href, "/"))?.length, 1);
});

Deno.test("a target of one's own is made when it is compared", async () => {
  const metadata = new sa.MetaData();
  const target: Target = {
    kind: "target",
    metadata: (context) => {
      equal(context.dialectName, "sqlite");
      return Promise.resolve([metadata, metadata]);
    },
  };
  const context = await MigrationContext.configure({ dialectName: "sqlite" });
  const loaded = await loadTargets([target, metadata], "/");
  deepStrictEqual(loaded, [target, metadata]);
  deepStrictEqual(
    await madeTargets(loaded, context),
    [metadata, metadata, metadata],
  );
  for (const nothing of [undefined, []]) {
    await rejects(madeTargets(nothing, context), { code: "TARGET_INVALID" });
  }
});

Deno.test("a naming convention alone names constraints, and compares with nothing", async () => {
  const namingConvention = { uq: "uq_%(table_name)s" };
  const loaded = await loadTargets({ namingConvention }, "/");
  const context = await MigrationContext.configure({
    dialectName: "sqlite",
    ...(loaded && { targetMetadata: loaded }),
  });
  deepStrictEqual(context.namingConvention, namingConvention);
  await rejects(madeTargets(loaded, context), { code: "TARGET_INVALID" });
});

Deno.test("what is no schema is refused by what it is", async () => {
  for (
    const [input, message] of [
      [5, "targetMetadata is no schema, but a value of type number"],
      [
        { tables: {} },
        "targetMetadata is no schema, but a value of type object",
      ],
      [[null], "targetMetadata is no schema, but null"],
      [
        await import("../../src/schema/mod.ts"),
        "targetMetadata is no schema, but a module",
      ],
    ] as const
  ) {
    await rejects(loadTargets(input, "/"), { code: "TARGET_INVALID", message });
  }
});

Deno.test("a mistake in a model is told with its file, its line and the way out", async () => {
  using folder = new Folder();
  folder.write(
    "option.ts",
    '\nsa.column("id", sa.integer(), { primarykey: true });',
  );
  await rejects(loadTargets("option.ts", folder.path), {
    code: "OPERATION_INVALID",
    message: 'Unknown option "primarykey" of the column "id"',
    hint: 'Did you mean "primaryKey"?',
    details: { path: `${folder.path}/option.ts`, line: 3, column: 4 },
  });
  folder.write("type.ts", 'sa.column("id", sa.postgresql.jsnob());');
  await rejects(loadTargets("type.ts", folder.path), {
    code: "TARGET_INVALID",
    message:
      'The target "type.ts" cannot be imported: sa.postgresql.jsnob is not a function',
    hint: "Did you mean sa.postgresql.jsonb?",
    details: { path: `${folder.path}/type.ts`, line: 2, column: 31 },
  });
  folder.write("lazy.ts", "export default () => sa.table('');");
  await rejects(loadTargets("lazy.ts", folder.path), {
    code: "OPERATION_INVALID",
    message: "The table name is empty",
    details: { path: `${folder.path}/lazy.ts`, line: 2, column: 25 },
  });
});

Deno.test("a module that is not there is told from one that imports what is not there", async () => {
  using folder = new Folder();
  await rejects(loadTargets("nowhere.ts", folder.path), {
    code: "TARGET_INVALID",
    hint: "Paths in targetMetadata are relative to athanor.config.ts.",
  });
  folder.write("inner.ts", 'import "./lost.ts";');
  await rejects(loadTargets("inner.ts", folder.path), {
    code: "TARGET_INVALID",
    hint: "Correct the file and run the command again.",
    message: /Module not found ".*lost\.ts" at .*inner\.ts:2:8/,
  });
  folder.write("empty.ts", "export const tables = 1; void sa;");
  await rejects(loadTargets("empty.ts", folder.path), {
    code: "TARGET_INVALID",
    message: 'The target "empty.ts" exports no "metadata": it exports tables',
  });
});
