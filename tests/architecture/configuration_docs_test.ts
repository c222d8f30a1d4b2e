import { deepStrictEqual, ok, throws } from "node:assert/strict";
import { context } from "../../mod.ts";
import { renderTemplate } from "../../src/script/template.ts";
import { TEMPLATES } from "../../src/script/writing.ts";

const ROOT = new URL("../../", import.meta.url);
const page = Deno.readTextFileSync(new URL("docs/configuration.md", ROOT));

/** The page from a heading to the next one of its level or above. */
function section(heading: string): string {
  const level = heading.indexOf(" ");
  const [, after = ""] = page.split(`\n${heading}\n`);
  ok(after !== "", `docs/configuration.md has no heading "${heading}"`);
  return after.split(new RegExp(`^#{1,${level}} `, "m"))[0]!;
}

/** The names in the first column of a section's table. */
function firstColumn(text: string): string[] {
  return [...text.matchAll(/^\| (`[^|]*`) +\|/gm)]
    .flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)])
    .map(([, name = ""]) => name);
}

/** The members of an interface, in the order of its source. */
function members(path: string, name: string): string[] {
  const source = Deno.readTextFileSync(new URL(path, ROOT));
  const start = source.search(new RegExp(`export interface ${name}\\b`));
  ok(start >= 0, `${path} has no interface ${name}`);
  const body = source.slice(start, source.indexOf("\n}", start));
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)]
    .map(([, member = ""]) => member);
}

Deno.test("docs/configuration.md has a heading for each setting, and no other", () => {
  const headings = [...section("## Settings").matchAll(/^### (.*)$/gm)]
    .map(([, name]) => name);
  const settings = members("src/config/settings.ts", "Settings");
  ok(settings.length > 10, "the settings were not found");
  deepStrictEqual(headings, settings);
});

Deno.test("docs/configuration.md explains each option of context.configure()", () => {
  const own = members(
    "src/environment/configure_options.ts",
    "ConfigureOptions",
  );
  const inherited = [
    // The environment itself says which scripts there are.
    ...members(
      "src/runtime/migration_context_options.ts",
      "MigrationContextOptions",
    ).filter((name) => name !== "script"),
    ...members("src/runtime/time_limits.ts", "TimeLimitOptions"),
    ...members(
      "src/autogenerate/autogenerate_options.ts",
      "AutogenerateOptions",
    ),
  ];
  deepStrictEqual(
    firstColumn(section("### context.configure()")).toSorted(),
    [...new Set([...own, ...inherited])].toSorted(),
  );
});

Deno.test("docs/configuration.md explains each member of context", () => {
  const named = firstColumn(section("### context"))
    .map((name) => name.replace(/\(.*/, ""));
  deepStrictEqual(named.toSorted(), Object.keys(context).toSorted());
});

Deno.test("docs/configuration.md lists the names that a revision template may hold", () => {
  const named = firstColumn(section("## Templates of revision files"))
    .map((name) => name.replace(/^\{\{(\w+)\}\}$/, "$1"));
  const values = {
    message: "",
    upRevision: "",
    downRevision: [],
    branchLabels: [],
    dependsOn: [],
    createDate: "",
    moduleSpecifier: "",
  };
  throws(() => renderTemplate("{{unknown}}", values), (error: Error) => {
    const { hint = "" } = error as { hint?: string };
    const known = hint.replace(/^It can name (.*)\.$/, "$1").split(", ");
    deepStrictEqual(named.toSorted(), known.toSorted());
    return true;
  });
});

Deno.test("docs/configuration.md describes each template of init", () => {
  const text = section("## Projects to begin with");
  const named = [...text.matchAll(/^- `(\w+)`:/gm)].map(([, name]) => name);
  deepStrictEqual(named, Object.keys(TEMPLATES));
});
