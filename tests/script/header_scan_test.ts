import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { scanAnyHeader, scanHeader } from "../../src/script/header_scan.ts";

function values(source: string): Readonly<Record<string, unknown>> | null {
  return scanHeader(source).values;
}

const READ: Readonly<Record<string, [string, unknown]>> = {
  "a text in double quotes": [`export const revision = "a1";`, "a1"],
  "a text in single quotes": [`export const revision = 'a1'`, "a1"],
  "a template without substitutions": ["export const revision = `a1`;", "a1"],
  "null": ["export const revision = null;", null],
  "undefined": ["export const revision = undefined;", null],
  "a list": [`export const revision = ["a", 'b', \`c\`];`, ["a", "b", "c"]],
  "an empty list": [`export const revision = [];`, []],
  "a list over several lines": [
    `export const revision = [\n  "a", // one\n  /* two */ "b",\n];`,
    ["a", "b"],
  ],
  "a type annotation": [`export const revision: string | null = "a1";`, "a1"],
  "a list type": [`export const revision: readonly string[] = ["a"];`, ["a"]],
  "as const": [`export const revision = ["a"] as const;`, ["a"]],
  "satisfies": [`export const revision = "a" satisfies string;`, "a"],
  "comments in between": [
    `export /* a */ const revision /* : string */ = // b\n "a";`,
    "a",
  ],
  "the next statement on the next line": [
    `export const revision = "a"\nexport function upgrade() {}`,
    "a",
  ],
  "windows line ends": [`export const revision = "a"\r\nconst b = 1`, "a"],
  "a quote of the other kind": [`export const revision = "it's";`, "it's"],
};

for (const [name, [source, value]] of Object.entries(READ)) {
  Deno.test(`scanHeader reads ${name}`, () => {
    deepStrictEqual(values(source), { revision: value });
  });
}

const LEFT_TO_IMPORT: Readonly<Record<string, string>> = {
  "a sum": `export const revision = "a" + "b";`,
  "a sum on the next line": `export const revision = "a"\n  + "b";`,
  "a call": `export const revision = id();`,
  "a method call": `export const revision = "a".trim();`,
  "a template with a substitution": "export const revision = `a${1}`;",
  "an escape": `export const revision = "a\\u0062";`,
  "a list with a name in it": `export const revision = ["a", b];`,
  "a spread": `export const revision = [...a];`,
  "a number": `export const revision = 5;`,
  "a declaration without a value": `export const revision: string;`,
};

for (const [name, source] of Object.entries(LEFT_TO_IMPORT)) {
  Deno.test(`scanHeader leaves ${name} to an import`, () => {
    strictEqual(values(source), null);
  });
}

const PASSED_OVER: Readonly<Record<string, string>> = {
  "a comment":
    `// export const revision = "x";\n/* export const revision = "x"; */`,
  "a text": `const a = 'export const revision = "x";';`,
  "a template": 'const a = `\nexport const revision = "x";\n`;',
  "an expression in a template":
    'const a = `${ { b: `}` } } export const revision = "x";`;',
  "an escaped quote": `const a = "\\" export const revision = 'x';";`,
  "a body": `function a() { export const revision = "x"; }`,
  "a regular expression": `const a = /["'\`{(]/; const b = 1 / 2 / 3;`,
  "another export": `export const revisionist = "x"; export const down = "x";`,
};

for (const [name, source] of Object.entries(PASSED_OVER)) {
  Deno.test(`scanHeader passes over ${name}`, () => {
    const rest = `\nexport const revision = "a";`;
    deepStrictEqual(values(source + rest), { revision: "a" });
  });
}

Deno.test("scanHeader takes the first doc comment without its stars", () => {
  const source = `// A licence.
/**
 * Create the customer table.
 *
 * Create Date: 2026-11-21
 */
import { op } from "athanor";
export const revision = "a";
/** Not this. */
export function upgrade() {}`;
  strictEqual(
    scanHeader(source).doc,
    "Create the customer table.\n\nCreate Date: 2026-11-21",
  );
  strictEqual(scanHeader("/** One line. */").doc, "One line.");
});

Deno.test("scanHeader does not take the comment of a function as the doc", () => {
  const source =
    `export const revision = "a";\n/** Not this. */\nfunction a() {}`;
  strictEqual(scanHeader(source).doc, "");
});

Deno.test("scanHeader stops reading when it knows all", () => {
  const source = `export const revision = "a";
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;
export const revision = broken(`;
  deepStrictEqual(values(source)?.["revision"], "a");
});

/** Parts of which files are put together: the usual ones and some that look like them. */
const PARTS: readonly (readonly string[])[] = [
  [
    "",
    "/** Doc */\n",
    "/**\n * A * b\n **/\n",
    "/**/",
    "/* no doc */\n",
    "// x\n",
  ],
  [
    `import { op, sa } from "athanor";\n`,
    `import type { A } from "./a.ts";\n// import { x } from "y";\n`,
    `import * as x from "./export const revision = 1;.ts";\n`,
    `import { a } from 'b';\n`,
    "",
  ],
  ["", "const x = `export const revision = 2;`;\n", "/** late */\n"],
  [
    `export const revision = "a1";\n`,
    `export const revision = 'a1';\n`,
    `export const revision = "a\\"1";\n`,
  ],
  [
    `export const downRevision = null;\n`,
    `export const downRevision = "";\n`,
    `export const downRevision = ["a", "b"];\r\n`,
  ],
  [
    `export const branchLabels = null;\nexport const dependsOn = null;\n`,
    `export const dependsOn = null;\nexport const branchLabels = null;`,
    `export const branchLabels = ["x"];\nexport const dependsOn = null;`,
    `export const branchLabels = null;export const dependsOn = null ;`,
    `export const branchLabels = null;\n// no more`,
    `// no branchLabels\nexport const dependsOn = null;`,
    `export const head = 1;\nexport const dependsOn = ["x"];`,
    "",
  ],
];

Deno.test("scanHeader reads a usual file as it does one of any form", () => {
  const sources = PARTS.reduce<readonly string[]>(
    (texts, parts) => texts.flatMap((text) => parts.map((part) => text + part)),
    [""],
  );
  for (const source of sources) {
    const [one, other] = [scanHeader(source), scanAnyHeader(source)];
    deepStrictEqual(
      { values: one.values, doc: one.doc },
      { values: other.values, doc: other.doc },
      source,
    );
  }
});
