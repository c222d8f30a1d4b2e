import { AthanorError } from "../errors.ts";
import {
  DowngradeOps,
  MigrationScript,
  UpgradeOps,
} from "../operations/mod.ts";
import type { MigrationContext } from "../runtime/mod.ts";
import type { ScriptDirectory } from "../script/mod.ts";
import type { RevisionOptions } from "../script/writing.ts";
import type { ConfigureOptions } from "./configure_options.ts";

/** What `revision` is about to write, and the parents of the first. */
export interface RevisionDirectives {
  readonly parents: readonly string[];
  /** Hooks change this list in place. */
  readonly scripts: MigrationScript[];
  /** Filled with the `templateArgs` of each database. */
  readonly templateArgs: Record<string, unknown>;
}

/** The one directive that a command begins with. */
export function newDirectives(
  script: ScriptDirectory,
  options: RevisionOptions,
): RevisionDirectives {
  const { revId, imports, ...rest } = options;
  const given = Object.entries({ ...rest, revisionId: revId }).filter((
    [, value],
  ) => value !== undefined);
  const first = new MigrationScript(new UpgradeOps(), new DowngradeOps(), {
    ...Object.fromEntries(given),
    ...(imports !== undefined && { imports: [...imports] }),
  });
  const parents = script.graph.resolve(options.head ?? "head");
  return {
    parents: parents.map(({ id }) => id),
    scripts: [first],
    templateArgs: {},
  };
}

/** What is to be written after the hooks have run, in order. */
export function writtenRevisions(
  { scripts, templateArgs }: RevisionDirectives,
): RevisionOptions[] {
  const values = Object.entries(templateArgs).map(([name, value]) =>
    [name, String(value)] as const
  );
  return scripts.map((script) => ({
    message: script.message,
    head: script.head,
    splice: script.splice,
    branchLabel: script.branchLabel,
    versionPath: script.versionPath,
    revId: script.revisionId,
    dependsOn: script.dependsOn,
    imports: [...script.imports],
    templateValues: Object.fromEntries(values),
  }));
}

/**
 * Has the hooks of `context.configure({ processRevisionDirectives })` edit what
 * is about to be written.
 *
 * @throws {AthanorError} `OPERATION_UNSUPPORTED` when a hook adds operations,
 * which only a comparison of schemas can write down
 */
export async function processDirectives(
  context: MigrationContext,
  directives: RevisionDirectives,
): Promise<void> {
  const { templateArgs, processRevisionDirectives = [] } = context
    .options as ConfigureOptions;
  Object.assign(directives.templateArgs, templateArgs);
  for (const hook of [processRevisionDirectives].flat()) {
    await hook(context, directives.parents, directives.scripts);
  }
  for (const script of directives.scripts) refuseOperations(script);
}

function refuseOperations(script: MigrationScript): void {
  const containers = [...script.upgradeOpsList, ...script.downgradeOpsList];
  if (containers.every((container) => container.isEmpty())) return;
  throw new AthanorError(
    "OPERATION_UNSUPPORTED",
    `Cannot write the operations of the directive "${script.message ?? ""}"`,
    {
      hint:
        "Write them into the file by hand; processRevisionDirectives may change all else.",
    },
  );
}
