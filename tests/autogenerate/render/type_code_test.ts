import { deepStrictEqual, equal, ok } from "node:assert/strict";
import { renderCode } from "../../../src/autogenerate/render/mod.ts";
import { TYPE_SHAPES } from "../../../src/autogenerate/render/type_shapes.ts";
import { AddColumnOp } from "../../../src/operations/mod.ts";
import {
  ColumnType,
  isType,
  sa,
  type TypeArguments,
} from "../../../src/schema/mod.ts";
import { evaluate, plain } from "./evaluate.ts";

/** A value for each argument that a type may have. */
const VALUES: Required<TypeArguments> = {
  length: 5,
  precision: 3,
  scale: 2,
  timezone: true,
  collation: "C",
  charset: "utf8mb4",
  values: ["a", "b"],
  unsigned: true,
  zerofill: true,
  displayWidth: 4,
  fsp: 6,
  fields: "YEAR TO MONTH",
  varying: true,
  asdecimal: false,
  binaryPrecision: 53,
  dayPrecision: 2,
  secondPrecision: 6,
  localTimezone: true,
  enumName: "status",
  enumSchema: "s",
  nativeEnum: false,
  createType: false,
  createConstraint: true,
  constraintName: "ck",
  item: sa.integer(),
  dimensions: 2,
  sql: "geometry(Point, 4326)",
};

/** Each type that has a function, with all the arguments that it takes. */
function fullTypes(): readonly ColumnType[] {
  return Object.entries(TYPE_SHAPES).map(([name, { positional, options }]) => {
    const names = [...positional, ...Object.keys(options)];
    const values = names.map((
      one,
    ) => [one, VALUES[one as keyof TypeArguments]]);
    return new ColumnType(name, Object.fromEntries(values));
  });
}

function written(type: ColumnType): string {
  return renderCode([new AddColumnOp("t", sa.column("c", type))]).text;
}

Deno.test("every type of sa is written by its function", () => {
  const rooms = [
    sa,
    sa.postgresql,
    sa.mysql,
    sa.sqlite,
    sa.mssql,
    sa.oracle,
  ];
  const made = rooms.flatMap((room) => Object.values(room))
    .flatMap((make) => {
      if (typeof make !== "function") return [];
      for (const given of [[], [["a"], { name: "e" }], [sa.integer()], ["x"]]) {
        try {
          const type: unknown = Reflect.apply(make, undefined, given);
          if (isType(type)) return [type];
        } catch {
          // It takes something else.
        }
      }
      return [];
    });
  ok(made.length > 150);
  for (const type of made) {
    const text = written(type);
    ok(!text.includes("ColumnType"), text);
    deepStrictEqual(
      evaluate(text).map((one) => plain(one)),
      [plain(new AddColumnOp("t", sa.column("c", type)))],
    );
  }
});

Deno.test("every argument of a type comes back from its text", () => {
  for (const type of fullTypes()) {
    const text = written(type);
    ok(!text.includes("ColumnType"), text);
    deepStrictEqual(
      evaluate(text).map((one) => plain(one)),
      [plain(new AddColumnOp("t", sa.column("c", type)))],
    );
  }
});

Deno.test("the functions of sa take the arguments as they are written", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const schema = new URL("../../../src/schema/mod.ts", import.meta.url);
    const operations = new URL(
      "../../../src/operations/mod.ts",
      import.meta.url,
    );
    const text = [
      `import { sa } from ${JSON.stringify(schema.href)};`,
      `import { op } from ${JSON.stringify(operations.href)};`,
      ...fullTypes().map(written),
    ].join("\n");
    await Deno.writeTextFile(`${folder}/types.ts`, text);
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["check", "--quiet", "--no-config", "types.ts"],
      cwd: folder,
    }).output();
    equal(new TextDecoder().decode(stderr), "");
    equal(code, 0);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a type that no function makes is written by its class", () => {
  const type = new ColumnType("TIMESTAMP", { precision: 6 });
  equal(
    written(type),
    'op.addColumn(\n  "t",\n  sa.column("c", new sa.ColumnType("TIMESTAMP", { precision: 6 })),\n);\n',
  );
});
