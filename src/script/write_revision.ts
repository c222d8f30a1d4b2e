import type { Config } from "../config/config.ts";
import { AthanorError, isAthanorError } from "../errors.ts";
import {
  checkLabel,
  checkRevisionId,
  InvalidRevisionIdError,
  type RevisionSpec,
} from "../revision/mod.ts";
import { dirname, joinPath } from "../util/path.ts";
import { fileName } from "./file_name.ts";
import { invalid, isComplete, specOf } from "./header.ts";
import { runHooks } from "./hooks.ts";
import { localTime } from "./local_time.ts";
import { moduleSpecifier } from "./module_specifier.ts";
import { isDenied } from "../util/denied.ts";
import { newFileLocation } from "./file_location.ts";
import { newParents } from "./new_parents.ts";
import { newRevisionId } from "./new_revision_id.ts";
import { readText, scanText, sourceName } from "./read_scripts.ts";
import type { Script } from "./script.ts";
import type { ScriptDirectory } from "./script_directory.ts";
import {
  renderTemplate,
  SCRIPT_TEMPLATE,
  TEMPLATE_FILE,
  type TemplateValues,
} from "./template.ts";

/** What a new revision is to be. */
export interface RevisionOptions {
  /** @default {"empty message"} */
  readonly message?: string | undefined;
  /** What it comes after: any identifier, several for a merge, `base` for a new line. @default {"head"} */
  readonly head?: string | readonly string[] | undefined;
  /** Whether it may come after a revision that is not a head. @default {false} */
  readonly splice?: boolean | undefined;
  readonly branchLabel?: string | readonly string[] | undefined;
  /** One of the version locations. @default {that of the first parent} */
  readonly versionPath?: string | undefined;
  /** @default {12 random hexadecimal digits} */
  readonly revId?: string | undefined;
  /** Identifiers of revisions that must be there first; labels stay labels. */
  readonly dependsOn?: string | readonly string[] | undefined;
  /** The statements of `upgrade()`, without indentation. */
  readonly upgrades?: string | undefined;
  /** The statements of `downgrade()`, without indentation. */
  readonly downgrades?: string | undefined;
  /** Import lines that the statements need beside `op` and `sa`. */
  readonly imports?: readonly string[] | undefined;
  /** Values for names that the project's own template has. */
  readonly templateValues?: Readonly<Record<string, string>> | undefined;
  /** The moment of creation. @default {now} */
  readonly now?: Date | undefined;
}

/** What version tables hold; a longer id would fail in the database, after its DDL ran. */
const LONGEST_ID = 32;

/**
 * Writes the file of a new revision. Everything is checked before, so that an
 * error leaves no file behind; only a hook can fail afterwards.
 *
 * @param scripts the revisions that are there
 * @param options what the new one is to be; see {@linkcode RevisionOptions}
 * @returns the new script, with its place in the graph
 * @throws {AthanorError} `REVISION_*`, `MULTIPLE_HEADS`, `USAGE`,
 * `SCRIPT_INVALID` for a template that does not say what it should, or
 * `SCRIPT_WRITE_FAILED`
 */
export async function generateRevision(
  scripts: ScriptDirectory,
  options: RevisionOptions = {},
): Promise<Script> {
  const { config } = scripts;
  const spec = newSpec(scripts, options);
  const message = options.message?.trim() || "empty message";
  const time = localTime(options.now ?? new Date(), config.settings.timezone);
  const name = fileName({ rev: spec.id, message, time, ...config.settings });
  const folder = newFileLocation(scripts, {
    parent: spec.down[0],
    ...(options.versionPath ? { path: options.versionPath } : {}),
  });
  const path = joinPath(folder, name);
  const source = sourceName(path, config);
  const text = renderTemplate(templateText(config), {
    message,
    upRevision: spec.id,
    downRevision: spec.down,
    branchLabels: spec.labels,
    dependsOn: spec.dependsOn,
    createDate: time.text,
    moduleSpecifier: config.settings.moduleSpecifier ?? moduleSpecifier(),
    ...bodies(options),
  });
  const found = { spec: { ...spec, source }, path, source };
  scripts.with({ ...found, longDoc: checkText(text, found) });
  await writeNewFile(path, text);
  await runHooks(path, config);
  const longDoc = checkText(readText(path, source), found);
  return scripts.with({ ...found, longDoc }).script(spec.id);
}

function bodies(options: RevisionOptions): Partial<TemplateValues> {
  const { imports, upgrades, downgrades, templateValues: extra } = options;
  return {
    ...(imports === undefined ? {} : { imports }),
    ...(upgrades === undefined ? {} : { upgrades }),
    ...(downgrades === undefined ? {} : { downgrades }),
    ...(extra === undefined ? {} : { extra }),
  };
}

function newSpec(
  scripts: ScriptDirectory,
  options: RevisionOptions,
): RevisionSpec {
  const id = options.revId ?? newRevisionId();
  checkRevisionId({ id });
  if (id.length > LONGEST_ID) {
    const reason = `has more than ${LONGEST_ID} characters`;
    throw new InvalidRevisionIdError(`The revision id "${id}"`, { id }, reason);
  }
  const labels = [options.branchLabel ?? []].flat();
  for (const label of labels) checkLabel(label, { id });
  const { graph } = scripts;
  const dependsOn = [options.dependsOn ?? []].flat().flatMap((identifier) =>
    graph.labels.includes(identifier)
      ? [identifier]
      : graph.resolve(identifier).map((revision) => revision.id)
  );
  return { id, down: newParents(graph, options), labels, dependsOn };
}

/** The project's own template, else the built-in one. */
function templateText(config: Config): string {
  const path = joinPath(config.scriptLocation, TEMPLATE_FILE);
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return SCRIPT_TEMPLATE;
    return readText(path, sourceName(path, config));
  }
}

/** Refuses a text that does not say what the revision is to be: a template may have lost a line, or a hook. */
function checkText(
  text: string,
  { spec, path, source }: { spec: RevisionSpec; path: string; source: string },
): string {
  const { values, doc } = scanText(text, path);
  const said = isComplete(values) ? specOf(values, source) : undefined;
  for (const part of ["id", "down", "labels", "dependsOn"] as const) {
    if (`${said?.[part]}` === `${spec[part]}`) continue;
    throw invalid(source, `would not say its ${part} "${spec[part]}"`, {
      hint: `Compare ${TEMPLATE_FILE} with the one that "init" writes.`,
    });
  }
  return doc;
}

/** Writes beside the place and moves, so that no half-written revision is ever seen. */
async function writeNewFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${crypto.randomUUID().slice(0, 8)}.tmp`;
  try {
    await Deno.mkdir(dirname(path), { recursive: true });
    await refuseExisting(path);
    await Deno.writeTextFile(temporary, text, { createNew: true });
    await Deno.rename(temporary, path);
  } catch (cause) {
    await Deno.remove(temporary).catch(() => {});
    if (isAthanorError(cause) || isDenied(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AthanorError(
      "SCRIPT_WRITE_FAILED",
      `"${path}" cannot be written: ${reason}`,
      { hint: "Check the folder's permissions.", cause },
    );
  }
}

async function refuseExisting(path: string): Promise<void> {
  const stat = await Deno.lstat(path).catch(() => null);
  if (stat === null) return;
  throw new AthanorError(
    "SCRIPT_WRITE_FAILED",
    `"${path}" is there already`,
    { hint: "Choose another message or revision id." },
  );
}
