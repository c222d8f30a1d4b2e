import type { Config } from "../config/config.ts";
import { toFileHref } from "../util/path.ts";
import {
  type Revision,
  RevisionGraph,
  RevisionNotFoundError,
} from "../revision/mod.ts";
import { givenScripts } from "./given_revisions.ts";
import { invalid } from "./header.ts";
import {
  importModule,
  importModules,
  type ModuleExports,
} from "./import_module.ts";
import { isSqlScript, readScripts, readText } from "./read_scripts.ts";
import {
  type FoundScript,
  type RevisionModule,
  type Script,
  scriptOf,
  type ScriptRevision,
  scriptRevision,
} from "./script.ts";
import { sqlSections } from "./sql_script.ts";

/**
 * The revision scripts of a project: where they are, how they follow each
 * other, and what runs.
 *
 * @example
 * ```ts
 * import { Config } from "../config/config.ts";
 * import { ScriptDirectory } from "./script_directory.ts";
 *
 * const config = new Config({
 *   revisions: [{
 *     revision: "a1",
 *     downRevision: null,
 *     upgrade() {},
 *     downgrade() {},
 *   }],
 * });
 * const scripts = await ScriptDirectory.open(config);
 * console.assert(scripts.graph.heads[0] === "a1");
 * ```
 */
export class ScriptDirectory {
  /** How the revisions follow each other. */
  readonly graph: RevisionGraph;
  /** Where the scripts are. */
  readonly config: Config;
  readonly #found: ReadonlyMap<string, FoundScript>;

  private constructor(config: Config, found: readonly FoundScript[]) {
    this.config = config;
    this.graph = RevisionGraph.build(found.map(({ spec }) => spec));
    this.#found = new Map(found.map((script) => [script.spec.id, script]));
  }

  /**
   * Finds the revisions of a project and reads their headers. Their code does
   * not run, unless a header can only be known so.
   *
   * @param config where the scripts are, or `settings.revisions`
   * @throws {AthanorError} `SCRIPT_DIRECTORY_MISSING`, `SCRIPT_INVALID`,
   * `SCRIPT_SYNTAX`, and what {@linkcode RevisionGraph.build} throws
   */
  static async open(config: Config): Promise<ScriptDirectory> {
    const given = config.settings.revisions;
    const found = given === undefined
      ? await readScripts(config)
      : await givenScripts(given);
    return new ScriptDirectory(config, found);
  }

  /**
   * The same with one more script, which is checked against the others.
   *
   * @throws {AthanorError} what {@linkcode RevisionGraph.build} throws
   *
   * @internal
   */
  with(found: FoundScript): ScriptDirectory {
    return new ScriptDirectory(this.config, [...this.#found.values(), found]);
  }

  /**
   * The script of a revision.
   *
   * @param id exactly its id
   * @throws {AthanorError} `REVISION_NOT_FOUND`
   */
  script(id: string): Script {
    return scriptOf(this.#find(id), this.#revision(id));
  }

  /** The scripts of several revisions, in the given order. */
  scripts(ids: Iterable<string>): Script[] {
    return Array.from(ids, (id) => this.script(id));
  }

  /**
   * A revision with its module, for operations that refer to what another
   * revision exports.
   *
   * @param identifier its id, the beginning of it, or what else names one revision
   * @throws {AthanorError} `REVISION_NOT_FOUND`, `REVISION_AMBIGUOUS`
   */
  getRevision(identifier: string): ScriptRevision {
    const revision = this.graph.resolveOne(identifier);
    const found = this.#find(revision?.id ?? identifier);
    return scriptRevision(this.script(found.spec.id), () => exportsOf(found));
  }

  /**
   * Imports what runs, and nothing else.
   *
   * @param ids the revisions that are about to run
   * @returns their bodies by id
   * @throws {AthanorError} `SCRIPT_SYNTAX` or `SCRIPT_INVALID`, naming the file
   */
  async load(ids: Iterable<string>): Promise<Map<string, RevisionModule>> {
    const found = Array.from(new Set(ids), (id) => this.#find(id));
    const pending = found.filter(({ exports, path }) =>
      exports === undefined && path !== undefined && !isSqlScript(path)
    );
    const imported = await importModules(pending.map(({ path, source }) => ({
      url: toFileHref(path!),
      source,
    })));
    const exports = new Map(
      pending.map((script, at) => [script, imported[at]!]),
    );
    return new Map(found.map((script) => [
      script.spec.id,
      bodiesOf(script, script.exports ?? exports.get(script)),
    ]));
  }

  #revision(id: string): Revision {
    return this.graph.get(id)!;
  }

  #find(id: string): FoundScript {
    const found = this.#found.get(id);
    if (found !== undefined) return found;
    throw new RevisionNotFoundError(
      id,
      `There is no script of revision "${id}"`,
      'List the revisions with "history".',
    );
  }
}

/** What a revision's module exports; an SQL revision exports nothing. */
async function exportsOf(found: FoundScript): Promise<ModuleExports> {
  const { exports, path, source } = found;
  if (exports !== undefined) return exports;
  if (path === undefined || isSqlScript(path)) return {};
  return await importModule({ url: toFileHref(path), source });
}

function bodiesOf(
  script: FoundScript,
  exports: ModuleExports | undefined,
): RevisionModule {
  const { source } = script;
  if (exports === undefined) {
    const sections = sqlSections(readText(script.path!, source), source);
    return {
      upgrade: sections.upgrade || doNothing,
      downgrade: sections.downgrade || doNothing,
    };
  }
  return {
    upgrade: body(exports, { name: "upgrade", source }),
    downgrade: body(exports, { name: "downgrade", source }),
  };
}

function body(
  exports: ModuleExports,
  { name, source }: { name: "upgrade" | "downgrade"; source: string },
): (...parameters: readonly unknown[]) => unknown {
  const value = exports[name];
  if (typeof value === "function") {
    return (...parameters) => value(...parameters);
  }
  throw invalid(source, `does not export a function "${name}"`, {
    hint: `Write "export function ${name}() {}".`,
  });
}

/** The body of an empty section. */
function doNothing(): void {}
