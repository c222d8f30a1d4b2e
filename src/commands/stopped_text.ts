import type { StoppedRevision } from "../environment.ts";
import type { Style } from "./style.ts";

/** What a person has to know of revisions that are half done, and the way out. */
export function stoppedLines(
  stopped: readonly StoppedRevision[],
  style: Style,
): string[] {
  return stopped.flatMap(({ message, hint }) => [
    style.red(message),
    `${style.cyan("hint:")} ${hint}`,
  ]);
}
