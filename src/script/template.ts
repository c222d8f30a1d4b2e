import { invalid } from "./header.ts";

/** The values that a template may name between `{{` and `}}`. */
export interface TemplateValues {
  readonly message: string;
  /** The new revision's id. */
  readonly upRevision: string;
  readonly downRevision: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  readonly createDate: string;
  /** What `op` and `sa` are imported from. */
  readonly moduleSpecifier: string;
  /** Further import lines. */
  readonly imports?: readonly string[];
  /** The statements of `upgrade()`, without indentation. */
  readonly upgrades?: string;
  /** The statements of `downgrade()`, without indentation. */
  readonly downgrades?: string;
  /** Values for names of the project's own, such as `engine1Upgrades`. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** The name of a project's own template in the script location. */
export const TEMPLATE_FILE = "script.ts.tpl";

/** What every revision file begins with. */
export const SCRIPT_HEADER = `/**
 * {{message}}
 *
 * Revision ID: {{upRevision}}
 * Revises: {{revises}}
 * Create Date: {{createDate}}
 */
{{imports}}

export const revision = {{revision}};
export const downRevision = {{downRevision}};
export const branchLabels = {{branchLabels}};
export const dependsOn = {{dependsOn}};
`;

/** The template of a new revision where a project has none of its own. */
export const SCRIPT_TEMPLATE = `${SCRIPT_HEADER}
export function upgrade() {
  {{upgrades}}
}

export function downgrade() {
  {{downgrades}}
}
`;

const LINE_WIDTH = 80;

/** A name alone on its line, with the line's beginning, or one inside a line. */
const TOKEN = /^([ \t]*(?:\* )?)\{\{(\w+)\}\}[ \t]*$|\{\{(\w+)\}\}/gm;

/** Names of bodies: a template may have one for each database, and each may be empty. */
const BODY_NAME = /(?:up|down)grades$/i;

/**
 * Fills in a template. A name that stands alone on its line takes that line's
 * beginning (its indentation, or the star of a comment) for every line of its
 * value.
 *
 * @throws {AthanorError} `SCRIPT_INVALID` for a name that has no value, and for
 * statements that the template has no place for
 */
export function renderTemplate(
  template: string,
  values: TemplateValues,
): string {
  const texts = textsOf(values);
  refuseLostBodies(template, texts);
  const value = (name: string): string => {
    const text = texts[name] ?? (BODY_NAME.test(name) ? "" : undefined);
    if (text !== undefined) return text;
    throw invalid("The revision template", `names "${name}"`, {
      hint: `It can name ${Object.keys(texts).join(", ")}.`,
    });
  };
  return template
    .replace(
      TOKEN,
      (_, start?: string, alone?: string, inline?: string) =>
        alone === undefined ? value(inline!) : prefixed(value(alone), start!),
    )
    .replace(/^((?:export )?(?:async )?function .*)\{\s*\}$/gm, "$1{}");
}

function refuseLostBodies(
  template: string,
  texts: Readonly<Record<string, string>>,
): void {
  const lost = Object.keys(texts).find((name) =>
    BODY_NAME.test(name) && texts[name] !== "" &&
    !template.includes(`{{${name}}}`)
  );
  if (lost === undefined) return;
  throw invalid("The revision template", `has no place for "${lost}"`, {
    hint: `Write {{${lost}}} where these statements belong.`,
  });
}

function prefixed(text: string, start: string): string {
  return text.split("\n")
    .map((line) => line === "" ? start.trimEnd() : start + line).join("\n");
}

function textsOf(values: TemplateValues): Record<string, string> {
  const { downRevision, extra = {} } = values;
  const own = Object.entries(extra)
    .map(([name, text]) => [name, text.trimEnd()] as const);
  return {
    ...Object.fromEntries(own),
    message: inComment(values.message),
    upRevision: inComment(values.upRevision),
    revises: inComment(downRevision.join(", ") || "<base>"),
    createDate: values.createDate,
    imports: importLines(values),
    revision: JSON.stringify(values.upRevision),
    downRevision: listText(downRevision, "downRevision"),
    branchLabels: listText(values.branchLabels, "branchLabels"),
    dependsOn: listText(values.dependsOn, "dependsOn"),
    upgrades: values.upgrades?.trimEnd() ?? "",
    downgrades: values.downgrades?.trimEnd() ?? "",
  };
}

function inComment(text: string): string {
  return text.replaceAll("*/", "* /").split(/\r\n?|\n/)
    .map((line) => line.trim()).join("\n");
}

/** Texts and comments, in which a name is no use of it. */
const TEXTS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/.*/g;

/** Imports only what the bodies name; what a person may want is there to be uncommented. */
function importLines(values: TemplateValues): string {
  const { moduleSpecifier, imports = [], extra = {} } = values;
  const bodies = [values.upgrades, values.downgrades, ...Object.values(extra)]
    .join("\n").replace(TEXTS, '""');
  const used = ["op", "sa"]
    .filter((name) => new RegExp(`\\b${name}\\s*\\.`).test(bodies));
  const specifier = JSON.stringify(moduleSpecifier);
  const own = used.length > 0
    ? importLine(used, specifier)
    : `// import { op, sa } from ${specifier};`;
  return [own, ...imports].join("\n");
}

function importLine(names: readonly string[], specifier: string): string {
  const line = `import { ${names.join(", ")} } from ${specifier};`;
  if (names.length === 1 || line.length <= LINE_WIDTH) return line;
  return `import {\n${
    names.map((name) => `  ${name},\n`).join("")
  }} from ${specifier};`;
}

/** A list as an export's value: null for none, a text for one. */
function listText(ids: readonly string[], name: string): string {
  if (ids.length === 0) return "null";
  const items = ids.map((id) => JSON.stringify(id));
  if (items.length === 1) return items[0]!;
  const line = `[${items.join(", ")}]`;
  const isShort = `export const ${name} = ${line};`.length <= LINE_WIDTH;
  return isShort ? line : `[\n${items.map((item) => `  ${item},\n`).join("")}]`;
}
