/** The longest text of a statement that is kept. */
export const MOST_CHARACTERS = 200;

/** A statement's text for people: one line of plain characters, which every database can keep. */
export function shortStatement(sql: string): string {
  const line = sql.trim().replaceAll(/\s+/g, " ").replaceAll(
    /[^\x20-\x7e]/g,
    "?",
  );
  return line.length <= MOST_CHARACTERS
    ? line
    : `${line.slice(0, MOST_CHARACTERS - 3)}...`;
}
