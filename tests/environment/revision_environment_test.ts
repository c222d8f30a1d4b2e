import { deepStrictEqual, equal, match, rejects } from "node:assert/strict";
import { command } from "../../mod.ts";
import { Project } from "./project.ts";

const MODULE = JSON.stringify(new URL("../../mod.ts", import.meta.url).href);

/** A project of one revision whose `env.ts` configures with these options. */
function project(options: string): Project {
  const made = new Project({ a1: {} }, { revisionEnvironment: true });
  made.write(
    "migrations/env.ts",
    `import { context, ExecuteSqlOp, MigrationScript } from ${MODULE};
     void [ExecuteSqlOp, MigrationScript];
     await context.configure({ ${options} });
     await context.runMigrations();`,
  );
  return made;
}

Deno.test("revision gives templates what env.ts says with templateArgs", async () => {
  using one = project(`templateArgs: { team: "billing" }`);
  one.write(
    "migrations/script.ts.tpl",
    `/** {{message}} of {{team}} */
export const revision = {{revision}};
export const downRevision = {{downRevision}};
export const branchLabels = {{branchLabels}};
export const dependsOn = {{dependsOn}};
export function upgrade() {}
export function downgrade() {}
`,
  );
  const { revisions: [written] } = await command.revision(one.config(), {
    message: "Prices",
  });
  match(await Deno.readTextFile(written?.path ?? ""), /Prices of billing/);
});

Deno.test("processRevisionDirectives changes what is written", async () => {
  using one = project(`
    processRevisionDirectives: [(given, parents, directives) => {
      if (given.dialectName !== "sqlite" || parents[0] !== "a1") throw new Error("wrong");
      directives[0].message = "Changed " + directives[0].message;
      directives[0].revisionId = "b2";
    }],
  `);
  const { revisions } = await command.revision(one.config(), {
    message: "name",
  });
  deepStrictEqual(revisions.map(({ id, doc }) => [id, doc]), [
    ["b2", "Changed name"],
  ]);
});

Deno.test("processRevisionDirectives that empties the list writes nothing", async () => {
  using one = project(`
    processRevisionDirectives: (_context, _parents, directives) => {
      directives.length = 0;
    },
  `);
  deepStrictEqual((await command.revision(one.config())).revisions, []);
});

Deno.test("processRevisionDirectives may add a revision after the first", async () => {
  using one = project(`
    processRevisionDirectives: (_context, _parents, directives) => {
      const [first] = directives;
      first.revisionId = "b2";
      directives.push(new MigrationScript(
        first.upgradeOpsList, first.downgradeOpsList,
        { revisionId: "c3", message: "More", head: "b2" },
      ));
    },
  `);
  const { revisions } = await command.revision(one.config());
  deepStrictEqual(revisions.map(({ id, down }) => [id, down]), [
    ["b2", ["a1"]],
    ["c3", ["b2"]],
  ]);
});

Deno.test("operations that a hook adds are written", async () => {
  using one = project(`
    processRevisionDirectives: (_context, _parents, directives) => {
      directives[0].upgradeOps.ops.push(new ExecuteSqlOp("SELECT 'up'"));
      directives[0].downgradeOps.ops.push(new ExecuteSqlOp("SELECT 'down'"));
    },
  `);
  const { revisions: [written] } = await command.revision(one.config());
  const text = await Deno.readTextFile(written?.path ?? "");
  match(text, /function upgrade\(\) \{\n {2}op\.execute\("SELECT 'up'"\);\n\}/);
  match(
    text,
    /function downgrade\(\) \{\n {2}op\.execute\("SELECT 'down'"\);\n\}/,
  );
});

Deno.test("what cannot be written is refused before anything is", async () => {
  using one = project(`
    processRevisionDirectives: (_context, _parents, directives) => {
      directives[0].upgradeOps.ops.push(directives[0]);
    },
  `);
  await rejects(command.revision(one.config()), {
    code: "OPERATION_UNSUPPORTED",
  });
  const left = await Array.fromAsync(
    Deno.readDir(`${one.directory}/migrations/versions`),
  );
  equal(left.length, 1);
});

Deno.test("revision leaves env.ts alone unless the configuration asks for it", async () => {
  using one = project(`templateArgs: (() => { throw new Error("ran"); })()`);
  const config = one.config({ revisionEnvironment: false });
  equal((await command.revision(config)).revisions.length, 1);
  await rejects(command.revision(one.config()), /ran/);
});
