import { deepStrictEqual } from "node:assert/strict";
import { filesUnder, ROOT } from "./files.ts";
import { codeOnly, findAll, withoutComments } from "./source_text.ts";

/** The built-in Node modules that `src/` may import, where, and why Deno's own API does not serve. */
const NODE_MODULES: Readonly<Record<string, readonly string[]>> = {
  // Finds the running migration across awaits; nothing else in Deno does.
  "node:async_hooks": ["src/util/running.ts"],
  // What mysql2 binds bytes as; the client has loaded it already.
  "node:buffer": ["src/drivers/mysql_values.ts"],
  // The SQLite that is built into Deno.
  "node:sqlite": ["src/drivers/sqlite.ts"],
};

const MOST_LINES = 450;

interface SourceRule {
  readonly name: string;
  /** What is looked through. */
  readonly text: (source: string) => string;
  readonly pattern: RegExp;
  /** A text that breaks the rule, as a proof that it is seen. */
  readonly planted: string;
  /** A text that looks alike and is fine. */
  readonly fine: string;
}

const RULES: readonly SourceRule[] = [
  {
    name: "has the type any",
    text: codeOnly,
    pattern: /(?:[:<|&,(=]|\bas|\bextends)\s*any\b(?!\s*[:=(?])|\bany\[\]/g,
    planted: "let a: any; let b = <any>c; let d: Array<any>; let e = f as any;",
    fine: "// any\nconst b = { any: 1 }; const s = ': any'; x.any();",
  },
  {
    name: "has a note of something left undone",
    text: (source) => source,
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/g,
    planted: "// TODO: later",
    fine: "// todos",
  },
  {
    name: "silences a check",
    text: (source) => source,
    pattern:
      /deno-lint-ignore|deno-fmt-ignore|@ts-(?:ignore|expect-error|nocheck)/g,
    planted: "// deno-lint-ignore no-explicit-any\n// @ts-ignore",
    fine: '// @ts-types="npm:@types/pg"',
  },
  {
    name: "prints through console",
    text: codeOnly,
    pattern: /\bconsole\s*\.\s*\w+/g,
    planted: "console.log(1);",
    fine: "/** ```ts\n * console.log(1)\n * ``` */",
  },
];

function sources(...paths: string[]): string[] {
  return paths.flatMap((path) => filesUnder(ROOT, path))
    .filter((path) => path.endsWith(".ts"));
}

function read(path: string): string {
  return Deno.readTextFileSync(new URL(path, ROOT));
}

for (const { name, text, pattern, planted, fine } of RULES) {
  Deno.test(`no source file ${name}`, () => {
    const found = sources("src/", "mod.ts", "cli.ts")
      .flatMap((path) => findAll(path, text(read(path)), pattern));
    deepStrictEqual(found, []);
  });

  Deno.test(`a file that ${name} is seen`, () => {
    deepStrictEqual(findAll("x.ts", text(fine), pattern), []);
    const lines = planted.split("\n").length;
    const seen = new Set(
      findAll("x.ts", text(planted), pattern).map((found) =>
        found.split(" ")[0]
      ),
    );
    deepStrictEqual(seen.size, lines);
  });
}

function nodeImports(path: string, source: string): string[] {
  const pattern = /\b(?:from|import)\s*\(?\s*["'](node:[\w/]+)["']/g;
  return findAll(path, withoutComments(source), pattern)
    .filter((found) => {
      const module = found.match(/node:[\w/]+/)![0];
      return !NODE_MODULES[module]?.includes(path);
    });
}

Deno.test("a source file imports only the built-in Node modules that are listed for it", () => {
  const found = sources("src/", "mod.ts", "cli.ts")
    .flatMap((path) => nodeImports(path, read(path)));
  deepStrictEqual(found, []);
});

Deno.test("an import of an unlisted built-in Node module is seen", () => {
  deepStrictEqual(nodeImports("src/x.ts", `import "node:sqlite";`), [
    `src/x.ts:1: import "node:sqlite"`,
  ]);
  const fine = `// import "node:fs"\nconst hint = 'of "node:sqlite"';`;
  deepStrictEqual(nodeImports("src/x.ts", fine), []);
});

Deno.test("no file is longer than a person reads at once", () => {
  const long = sources("src/", "tests/", "tools/", "mod.ts", "cli.ts")
    .map((path) => ({ path, lines: read(path).split("\n").length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES);
  deepStrictEqual(long, []);
});

Deno.test("every source file has a snake_case name", () => {
  const found = ["src/", "tests/", "tools/", "bench/"]
    .flatMap((path) => filesUnder(ROOT, path))
    .filter((path) => /\.(ts|js|wasm|json)$/.test(path))
    .filter((path) => !/^(?:[a-z0-9_]+\/)*[a-z0-9_.]+$/.test(path));
  deepStrictEqual(found, []);
});

Deno.test("withoutComments keeps strings, templates, expressions and line numbers", () => {
  const source =
    'const a = "//"; // x\nconst b = /["`]/; /* y\n */ const c = `/*`;';
  deepStrictEqual(
    withoutComments(source).replace(/ +/g, " "),
    'const a = "//"; \nconst b = /["`]/; \n const c = `/*`;',
  );
});
