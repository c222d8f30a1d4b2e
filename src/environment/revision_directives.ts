import {
  callHook,
  type ProcessRevisionDirectives,
} from "../autogenerate/rewriter.ts";
import { renderCode } from "../autogenerate/render/mod.ts";
import {
  DowngradeOps,
  MigrationScript,
  type OpContainer,
  UpgradeOps,
} from "../operations/mod.ts";
import type { MigrationContext } from "../runtime/mod.ts";
import type { ScriptDirectory } from "../script/mod.ts";
import { newRevisionId } from "../script/new_revision_id.ts";
import type { RevisionOptions } from "../script/writing.ts";
import type { ConfigureOptions } from "./configure_options.ts";
import { remarkNotNull } from "./remark_not_null.ts";

const UPGRADES = "upgrades";
const DOWNGRADES = "downgrades";

/** What `revision` is about to write: one revision, until hooks change that. */
export class RevisionDirectives {
  /** What is to be written. Hooks change this list in place. */
  readonly scripts: MigrationScript[];
  readonly #parents: readonly string[];
  readonly #options: RevisionOptions;
  readonly #templateArgs: Record<string, unknown> = {};
  /** Who says how statements are written, by the names under which templates find them. */
  readonly #contexts = new Map<string, MigrationContext>();
  #isCompared = false;

  constructor(script: ScriptDirectory, options: RevisionOptions) {
    this.#options = { ...options, revId: options.revId ?? newRevisionId() };
    this.#parents = script.graph.resolve(options.head ?? "head")
      .map(({ id }) => id);
    this.scripts = [newScript(this.#options)];
  }

  /**
   * Takes over what makes one database what it should be, and then has the
   * hooks of `context.configure({ processRevisionDirectives })` change all.
   *
   * @param context the run on that database
   * @param upgrade what it lacks; absent: nobody compared
   */
  async process(
    context: MigrationContext,
    upgrade?: UpgradeOps,
  ): Promise<void> {
    const options = context.options as ConfigureOptions;
    const { upgradeToken = UPGRADES, downgradeToken = DOWNGRADES } = options;
    this.#contexts.set(upgradeToken, context);
    this.#contexts.set(downgradeToken, context);
    Object.assign(this.#templateArgs, options.templateArgs);
    if (upgrade !== undefined) {
      upgrade.upgradeToken = upgradeToken;
      this.#add(upgrade, new DowngradeOps([], downgradeToken));
    }
    const { processRevisionDirectives = [] } = options;
    const hooks: readonly ProcessRevisionDirectives[] = [
      processRevisionDirectives,
    ].flat();
    const run = { context, revision: this.#parents };
    for (const hook of hooks) await callHook(hook, this.scripts, run);
    for (const script of this.scripts) {
      const lists = [
        ...script.upgradeOpsList.filter((one) =>
          one.upgradeToken === upgradeToken
        ),
        ...script.downgradeOpsList.filter((one) =>
          one.downgradeToken === downgradeToken
        ),
      ];
      for (const one of lists) remarkNotNull(one, context.facts);
    }
  }

  /**
   * What is to be written, in order, with the text of all operations.
   *
   * @throws {AthanorError} `OPERATION_UNSUPPORTED` for an operation that has no text
   */
  written(): RevisionOptions[] {
    return this.scripts.map((script) => this.#write(script));
  }

  /** A database after the first has its own place in the file; a list that a hook emptied begins anew. */
  #add(upgrade: UpgradeOps, downgrade: DowngradeOps): void {
    const script = this.scripts.at(-1) ?? newScript(this.#options);
    const isFirst = !this.#isCompared || this.scripts.length === 0;
    if (this.scripts.length === 0) this.scripts.push(script);
    this.#isCompared = true;
    if (isFirst) [script.upgradeOpsList, script.downgradeOpsList] = [[], []];
    script.upgradeOpsList.push(upgrade);
    script.downgradeOpsList.push(upgrade.reverseInto(downgrade));
  }

  #write(script: MigrationScript): RevisionOptions {
    const imports = new Set(script.imports);
    const texts: Record<string, string> = {};
    const write = (name: string, operations: OpContainer): void => {
      const rendered = renderCode(operations, this.#renderOptions(name));
      for (const line of rendered.imports) imports.add(line);
      texts[name] = (texts[name] ?? "") + rendered.text;
    };
    for (const one of script.upgradeOpsList) write(one.upgradeToken, one);
    for (const one of script.downgradeOpsList) write(one.downgradeToken, one);
    const { [UPGRADES]: upgrades, [DOWNGRADES]: downgrades, ...others } = texts;
    return {
      message: script.message,
      head: script.head,
      splice: script.splice,
      branchLabel: script.branchLabel,
      versionPath: script.versionPath,
      revId: script.revisionId,
      dependsOn: script.dependsOn,
      imports: [...imports],
      upgrades,
      downgrades,
      templateValues: { ...this.#templateValues(), ...others },
    };
  }

  #renderOptions(name: string): Parameters<typeof renderCode>[1] {
    const migrationContext = this.#contexts.get(name) ??
      [...this.#contexts.values()].at(-1);
    const { renderItem, renderAsBatch } =
      (migrationContext?.options ?? {}) as ConfigureOptions;
    return { renderItem, renderAsBatch, migrationContext };
  }

  #templateValues(): Record<string, string> {
    const entries = Object.entries(this.#templateArgs)
      .map(([name, value]) => [name, String(value)] as const);
    return Object.fromEntries(entries);
  }
}

/** A revision that does nothing yet. */
function newScript(options: RevisionOptions): MigrationScript {
  const { revId, imports, ...rest } = options;
  const given = Object.entries({ ...rest, revisionId: revId })
    .filter(([, value]) => value !== undefined);
  return new MigrationScript(new UpgradeOps(), new DowngradeOps(), {
    ...Object.fromEntries(given),
    ...(imports !== undefined && { imports: [...imports] }),
  });
}
