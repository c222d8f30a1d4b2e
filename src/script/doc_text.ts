/** The text of a doc comment, without its stars. */
export function docText(comment: string): string {
  const lines = comment.slice("/**".length, -"*/".length).split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trimEnd());
  return lines.join("\n").trim();
}

/** The first paragraph of a text, on one line. */
export function firstParagraph(text: string): string {
  const end = text.search(/\n\s*\n/);
  const paragraph = end < 0 ? text : text.slice(0, end);
  return paragraph.replace(/\s+/g, " ").trim();
}

/** What a doc says after `Create Date:`. */
export function createDateOf(doc: string): string | undefined {
  return /^Create Date:\s*(\S.*)$/m.exec(doc)?.[1];
}
