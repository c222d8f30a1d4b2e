/** The colour codes that Deno puts into the messages of failed imports. */
const COLOR = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

/** The message of whatever was thrown, without colours, and with its place on the same line. */
export function plainMessage(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return message.replaceAll(COLOR, "").replace(/\.?\n\s+at /, " at ");
}
