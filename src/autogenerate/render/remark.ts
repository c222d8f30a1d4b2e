import { LINE_WIDTH } from "./layout.ts";
import type { RenderContext } from "./render_context.ts";

/** A remark as comment lines; nothing for what is no text. */
export function remarkLines(
  remark: unknown,
  { indent }: RenderContext,
): readonly string[] {
  if (typeof remark !== "string") return [];
  return remark.split(/[\r\n\u2028\u2029]+/)
    .flatMap((line) => wrap(line.trim(), LINE_WIDTH - indent - "// ".length))
    .map((line) => `// ${line}`);
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const line = lines.at(-1);
    const isRoom = line !== undefined && line.length + 1 + word.length <= width;
    if (isRoom) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
