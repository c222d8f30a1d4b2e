/**
 * Pages whose commands are played: fenced blocks of `console` are sessions, and
 * blocks that name a file after their language are written to it. The page is
 * given back with what was really printed.
 *
 * @module
 */
import { playSession } from "../cli/session.ts";

/** `ignore` is for `deno test --doc`, which cannot run every file alone. */
const FENCE = /^```(\w+)(?: ignore)?(?: (\S+))?\n([^]*?)^```$/gm;

/** Plays a page of Markdown, and gives it with the true output. */
export async function playPage(page: string): Promise<string> {
  const sessions: string[] = [];
  for (const [, language = "", path, content = ""] of page.matchAll(FENCE)) {
    if (path !== undefined) sessions.push(`>>> ${path}\n${content}<<<`);
    else if (language === "console") {
      sessions.push(`\n${mark(sessions.length)}\n\n${content}`);
    }
  }
  const played = await playSession(sessions.join("\n") + "\n");
  let at = 0;
  return page.replaceAll(FENCE, (block, language, path) => {
    if (path !== undefined) at++;
    if (language !== "console" || path !== undefined) return block;
    const [, after = ""] = played.split(`${mark(at++)}\n`);
    const [output = ""] = after.split(/^(?:# console \d+|>>> .*)$/m);
    return `\`\`\`console\n${output.trim()}\n\`\`\``;
  });
}

/** A comment of a session, by which its part is found again. */
function mark(index: number): string {
  return `# console ${index}`;
}
