import type { Step } from "../revision/mod.ts";
import type { RunnableStep, StepScript } from "../runtime/mod.ts";
import type { RevisionBody, Script, ScriptDirectory } from "../script/mod.ts";
import { isUrl, toFileHref } from "../util/path.ts";

/**
 * Imports the modules of the revisions that run, all before the first one does.
 *
 * @param runArguments handed to each `upgrade` and `downgrade` after `op`
 */
export async function attachScripts(
  steps: readonly Step[],
  scripts: ScriptDirectory,
  { runArguments }: { readonly runArguments: unknown },
): Promise<RunnableStep[]> {
  const ids = steps.flatMap(({ kind, revision }) =>
    kind === "stamp" || revision === null ? [] : [revision.id]
  );
  const modules = await scripts.load(ids);
  return steps.map((step) => {
    const { kind, revision } = step;
    const module = modules.get(revision?.id ?? "");
    if (kind === "stamp" || revision === null || module === undefined) {
      return { step };
    }
    const script = scripts.script(revision.id);
    return { step, script: stepScript(script, module[kind], runArguments) };
  });
}

function stepScript(
  { path, doc }: Script,
  body: RevisionBody,
  runArguments: unknown,
): StepScript {
  return {
    path,
    doc,
    url: path === undefined || isUrl(path) ? path : toFileHref(path),
    call: typeof body === "string"
      ? (operations) => operations.execute(body)
      : (operations) => body(operations, runArguments),
  };
}
