import { AthanorError } from "../errors.ts";
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
    const body = notGenerator(module[kind], kind);
    return { step, script: stepScript(script, body, runArguments) };
  });
}

/** Calling a generator function runs nothing of it, and would be told as applied. */
function notGenerator(
  body: RevisionBody,
  kind: "upgrade" | "downgrade",
): RevisionBody {
  if (typeof body === "string") return body;
  return (operations, runArguments) => {
    const returned: unknown = body(operations, runArguments);
    const tag = Object.prototype.toString.call(returned);
    if (!tag.endsWith("Generator]")) return returned;
    throw new AthanorError(
      "SCRIPT_INVALID",
      `${kind}() is a generator, of which a call runs nothing`,
      { hint: `Write "function ${kind}() {}", without the "*".` },
    );
  };
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
