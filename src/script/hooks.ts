import type { Config } from "../config/config.ts";
import type { PostWriteHook } from "../config/settings.ts";
import { AthanorError } from "../errors.ts";
import { resolvePath } from "../util/path.ts";
import { isDenied } from "../util/denied.ts";

/**
 * Runs the tools of `settings.postWriteHooks` on a written file, one after the
 * other. What they print goes to the logger.
 *
 * @throws {AthanorError} `SCRIPT_WRITE_FAILED` when one fails; the file stays
 */
export async function runHooks(file: string, config: Config): Promise<void> {
  for (const hook of config.settings.postWriteHooks ?? []) {
    config.logger.info(`Running post-write hook "${hook.name}"`, { file });
    const output = await runHook(hook, { file, config });
    const text = new TextDecoder().decode(output.stdout).trim();
    if (text !== "") config.logger.info(text);
    if (!output.success) throw hookFailure(hook, { file, output });
  }
}

async function runHook(
  hook: PostWriteHook,
  { file, config }: { file: string; config: Config },
): Promise<Deno.CommandOutput> {
  const hasPlace = hook.command.some((part) => part.includes("{file}"));
  const command = hasPlace ? hook.command : [...hook.command, "{file}"];
  const [program, ...args] = command
    .map((part) => part.replaceAll("{file}", file));
  const cwd = resolvePath(config.directory, hook.cwd ?? ".");
  try {
    return await new Deno.Command(program!, { args, cwd }).output();
  } catch (cause) {
    if (isDenied(cause)) throw cause;
    throw new AthanorError(
      "SCRIPT_WRITE_FAILED",
      `The post-write hook "${hook.name}" did not start: "${program}"`,
      {
        hint: `"${file}" is written; check the command.`,
        cause,
      },
    );
  }
}

function hookFailure(
  hook: PostWriteHook,
  { file, output }: { file: string; output: Deno.CommandOutput },
): AthanorError {
  const reason = new TextDecoder().decode(output.stderr).trim();
  return new AthanorError(
    "SCRIPT_WRITE_FAILED",
    `The post-write hook "${hook.name}" ended with status ${output.code}` +
      (reason === "" ? "" : `: ${reason}`),
    { hint: `"${file}" is written; correct it, or the hook.` },
  );
}
