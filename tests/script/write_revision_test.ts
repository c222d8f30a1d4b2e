import {
  deepStrictEqual,
  match,
  ok,
  rejects,
  strictEqual,
} from "node:assert/strict";
import type { Settings } from "../../src/config/settings.ts";
import { type Script, ScriptDirectory } from "../../src/script/mod.ts";
import {
  generateRevision,
  initScripts,
  newRevisionId,
  type RevisionOptions,
} from "../../src/script/writing.ts";
import { Project, revisionText } from "./project.ts";

const VERSIONS = "migrations/versions";
const NOW = new Date("2026-11-21T07:52:59Z");

async function generate(
  project: Project,
  options: RevisionOptions = {},
  settings: Settings = {},
): Promise<Script> {
  const config = project.config({
    timezone: "UTC",
    moduleSpecifier: "athanor",
    ...settings,
  });
  const scripts = await ScriptDirectory.open(config);
  return await generateRevision(scripts, { now: NOW, ...options });
}

function linear(): Project {
  return new Project({
    [`${VERSIONS}/a.ts`]: revisionText("aaaa"),
    [`${VERSIONS}/b.ts`]: revisionText("bbbb", "aaaa"),
  });
}

function forkedProject(): Project {
  const project = linear();
  project.write(`${VERSIONS}/c.ts`, revisionText("cccc", "aaaa"));
  return project;
}

Deno.test("generateRevision writes a file after the head", async () => {
  using project = linear();
  const script = await generate(project, {
    revId: "cccc",
    message: "Add a customer table",
  });
  strictEqual(script.source, `${VERSIONS}/cccc_add_a_customer_table.ts`);
  strictEqual(script.doc, "Add a customer table");
  strictEqual(script.createDate, "2026-11-21 07:52:59+00:00");
  deepStrictEqual(script.revision.down, ["bbbb"]);
  strictEqual(
    project.read(script.source),
    `/**
 * Add a customer table
 *
 * Revision ID: cccc
 * Revises: bbbb
 * Create Date: 2026-11-21 07:52:59+00:00
 */
// import { op, sa } from "athanor";

export const revision = "cccc";
export const downRevision = "bbbb";
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {}

export function downgrade() {}
`,
  );
});

Deno.test("generateRevision writes bodies and imports what they use", async () => {
  using project = new Project({ "migrations/README.md": "" });
  const script = await generate(project, {
    upgrades: 'op.createTable("a", [\n  sa.column("id", sa.integer()),\n]);',
    downgrades: 'op.dropTable("a");',
    imports: ['import { money } from "../types.ts";'],
  });
  const text = project.read(script.source);
  ok(text.includes(`import { op, sa } from "athanor";
import { money } from "../types.ts";
`));
  ok(text.includes(`export function upgrade() {
  op.createTable("a", [
    sa.column("id", sa.integer()),
  ]);
}

export function downgrade() {
  op.dropTable("a");
}
`));
});

Deno.test("generated files pass deno fmt --check and deno lint", async () => {
  using project = forkedProject();
  project.write(`${VERSIONS}/d.ts`, revisionText("dddd", "aaaa"));
  const long = "https://raw.githubusercontent.com/athanor/athanor/main/mod.ts";
  const merge = await generate(project, {
    head: "heads",
    message: "One\ntwo */ {{message}}\n\n three ",
    revId: "abcdefabcdefabcdefabcdefabcdefab",
    branchLabel: ["x", "y"],
    dependsOn: ["aaaa"],
  });
  const labels = Array.from({ length: 9 }, (_, at) => `a_long_label_${at}`);
  const bodies = await generate(project, {
    upgrades: 'op.addColumn("a", sa.column("b", sa.text()));',
    downgrades: "",
    branchLabel: labels,
    head: merge.id,
  }, { moduleSpecifier: `${long}?${"x".repeat(20)}` });
  for (const args of [["fmt", "--check"], ["lint"]]) {
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [...args, merge.path!, bodies.path!],
    }).output();
    ok(success, new TextDecoder().decode(stderr));
  }
  strictEqual(
    merge.longDoc.split("\n\nRevision ID")[0],
    "One\ntwo * / {{message}}\n\nthree",
  );
});

Deno.test("generateRevision begins a line at the base, merges, and splices", async () => {
  using project = forkedProject();
  deepStrictEqual(
    (await generate(project, { head: "base" })).revision.down,
    [],
  );
  const merged = await generate(project, { head: ["bbbb", "cccc"] });
  deepStrictEqual(merged.revision.down, ["bbbb", "cccc"]);
  const spliced = await generate(project, { head: "aaa", splice: true });
  deepStrictEqual(spliced.revision.down, ["aaaa"]);
});

const REFUSED: readonly [string, RevisionOptions, Record<string, unknown>][] = [
  ["head with several heads", {}, { code: "MULTIPLE_HEADS" }],
  ["an unknown head", { head: "gone" }, { code: "REVISION_NOT_FOUND" }],
  ["a head that is none", { head: "aaaa" }, {
    code: "USAGE",
    message: 'Revision "aaaa" is not a head',
  }],
  ["a parent twice", { head: ["bbbb", "bbb"] }, { code: "USAGE" }],
  ["an id that is taken", { head: "bbbb", revId: "cccc" }, {
    code: "REVISION_DUPLICATE",
  }],
  ["an id with a dash", { head: "bbbb", revId: "a-b" }, {
    code: "REVISION_ID_INVALID",
  }],
  ["a reserved id", { head: "bbbb", revId: "head" }, {
    code: "REVISION_ID_INVALID",
  }],
  ["an id that version tables can not hold", {
    head: "bbbb",
    revId: "x".repeat(33),
  }, { code: "REVISION_ID_INVALID" }],
  ["a label that is taken", { head: "bbbb", branchLabel: "cccc" }, {
    code: "REVISION_LABEL_CONFLICT",
  }],
  ["an unknown dependency", { head: "bbbb", dependsOn: "gone" }, {
    code: "REVISION_NOT_FOUND",
  }],
  ["an unknown version path", { head: "bbbb", versionPath: "other" }, {
    code: "USAGE",
  }],
];

for (const [name, options, error] of REFUSED) {
  Deno.test(`generateRevision refuses ${name} and writes nothing`, async () => {
    using project = forkedProject();
    const before = project.files();
    await rejects(generate(project, options), error);
    deepStrictEqual(project.files(), before);
  });
}

Deno.test("generateRevision keeps labels in dependsOn and completes ids", async () => {
  using project = linear();
  project.write(
    `${VERSIONS}/x.ts`,
    revisionText("xxxx").replace(
      "branchLabels = null",
      'branchLabels = "side"',
    ),
  );
  const script = await generate(project, {
    head: "bbbb",
    dependsOn: ["side", "aaa"],
  });
  deepStrictEqual(script.revision.dependsOn, ["side", "aaaa"]);
});

Deno.test("generateRevision puts the file where its parent is", async () => {
  using project = new Project({
    "one/a.ts": revisionText("aaaa"),
    "two/b.ts": revisionText("bbbb"),
  });
  const settings = { versionLocations: ["one", "two"] };
  strictEqual(
    (await generate(project, { head: "bbbb", revId: "x" }, settings)).source,
    "two/x_empty_message.ts",
  );
  strictEqual(
    (await generate(
      project,
      { head: "base", revId: "y", versionPath: "two" },
      settings,
    )).source,
    "two/y_empty_message.ts",
  );
  await rejects(generate(project, { head: "base" }, settings), {
    code: "USAGE",
  });
});

Deno.test("generateRevision writes files that are found again: in folders by year, and named like a test", async () => {
  using project = new Project({ "migrations/README.md": "" });
  const settings = {
    fileTemplate: "{year}/{month}_{slug}",
    recursiveVersionLocations: true,
  };
  const first = await generate(project, { message: "Load test" }, settings);
  strictEqual(first.source, `${VERSIONS}/2026/11_load_test_.ts`);
  const second = await generate(project, { message: "_" }, settings);
  strictEqual(second.source, `${VERSIONS}/2026/11.ts`);
  deepStrictEqual(second.revision.down, [first.id]);
});

Deno.test("generateRevision writes dates of the configured time zone", async () => {
  using project = linear();
  const script = await generate(project, {}, {
    timezone: "Asia/Kolkata",
    fileTemplate: "{day}_{hour}{minute}_{epoch}",
  });
  strictEqual(script.createDate, "2026-11-21 13:22:59+05:30");
  strictEqual(script.source, `${VERSIONS}/21_1322_1795247579.ts`);
});

Deno.test("generateRevision does not write over a file", async () => {
  using project = linear();
  project.write(`${VERSIONS}/cccc_x.ts`, revisionText("other", "bbbb"));
  await rejects(generate(project, { revId: "cccc", message: "x" }), {
    code: "SCRIPT_WRITE_FAILED",
  });
  strictEqual(
    project.read(`${VERSIONS}/cccc_x.ts`),
    revisionText("other", "bbbb"),
  );
});

Deno.test("generateRevision uses the project's template and its own names", async () => {
  using project = linear();
  project.write(
    "migrations/script.ts.tpl",
    "export const revision = {{revision}};\n" +
      "export const downRevision = {{downRevision}};\n// {{team}}\n",
  );
  const script = await generate(project, {
    revId: "cccc",
    templateValues: { team: "blue" },
  });
  strictEqual(
    project.read(script.source),
    'export const revision = "cccc";\nexport const downRevision = "bbbb";\n// blue\n',
  );
  await rejects(generate(project), {
    code: "SCRIPT_INVALID",
    message: 'The revision template names "team"',
  });
});

Deno.test("generateRevision refuses a template that loses what it is given", async () => {
  using project = linear();
  project.write(
    "migrations/script.ts.tpl",
    "export const revision = {{revision}};\n" +
      "export const downRevision = {{downRevision}};\n",
  );
  const before = project.files();
  await rejects(generate(project, { branchLabel: "side" }), {
    code: "SCRIPT_INVALID",
    message: /would not say its labels "side"$/,
  });
  deepStrictEqual(project.files(), before);
});

Deno.test("generateRevision fills in a body for each database of the multidb template", async () => {
  using project = new Project();
  await initScripts(project.config(), { template: "multidb" });
  const script = await generate(project, {
    templateValues: { engine2Upgrades: 'op.dropTable("a");\n' },
  });
  const text = project.read(script.source);
  ok(text.includes('import { op } from "athanor";'), text);
  ok(text.includes('function upgradeEngine2() {\n  op.dropTable("a");\n}'));
  ok(text.includes("function downgradeEngine2() {}"));
});

Deno.test("generateRevision refuses statements that the template has no place for", async () => {
  using project = linear();
  project.write(
    "migrations/script.ts.tpl",
    "export const revision = {{revision}};\n" +
      "export const downRevision = {{downRevision}};\n",
  );
  const before = project.files();
  await rejects(generate(project, { upgrades: 'op.dropTable("a");' }), {
    code: "SCRIPT_INVALID",
    message: 'The revision template has no place for "upgrades"',
  });
  deepStrictEqual(project.files(), before);
});

Deno.test("generateRevision leaves no file where it can not write", async () => {
  using project = new Project({ "migrations/versions": "" });
  await rejects(generate(project), { code: "SCRIPT_WRITE_FAILED" });
  deepStrictEqual(project.files(), ["migrations/versions"]);
});

Deno.test("post-write hooks run on the file, and a failing one is an error", async () => {
  using project = linear();
  const fmt = [Deno.execPath(), "fmt", "-q"];
  const print = [
    Deno.execPath(),
    "eval",
    "console.log(Deno.args[0])",
    "{file}",
  ];
  const script = await generate(project, { revId: "cccc" }, {
    postWriteHooks: [{ name: "fmt", command: fmt }, {
      name: "print",
      command: print,
    }],
  });
  deepStrictEqual(project.log, [
    'info Running post-write hook "fmt"',
    'info Running post-write hook "print"',
    `info ${script.path}`,
  ]);
  const fail = [Deno.execPath(), "eval", "console.error('no'); Deno.exit(3)"];
  await rejects(
    generate(project, { revId: "dddd" }, {
      postWriteHooks: [{ name: "fail", command: fail }],
    }),
    {
      code: "SCRIPT_WRITE_FAILED",
      message: 'The post-write hook "fail" ended with status 3: no',
    },
  );
  await rejects(
    generate(project, { revId: "eeee" }, {
      postWriteHooks: [{ name: "gone", command: ["/nowhere/program"] }],
    }),
    { message: 'The post-write hook "gone" did not start: "/nowhere/program"' },
  );
});

Deno.test("deno fmt as a post-write hook is one line, and formats", async () => {
  using project = linear();
  project.write(
    "migrations/script.ts.tpl",
    "export const revision={{revision}}\n" +
      "export const downRevision={{downRevision}}\n",
  );
  const script = await generate(project, { revId: "cccc" }, {
    postWriteHooks: [{ name: "deno fmt", command: ["deno", "fmt", "-q"] }],
  });
  strictEqual(
    project.read(script.source),
    'export const revision = "cccc";\nexport const downRevision = "bbbb";\n',
  );
});

Deno.test("newRevisionId gives 12 hexadecimal digits", () => {
  match(newRevisionId(), /^[0-9a-f]{12}$/);
});
