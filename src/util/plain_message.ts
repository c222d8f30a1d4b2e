/** The colour codes that Deno puts into the messages of failed imports. */
const COLOR = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

/** Where a failed import says that it failed: behind a picture of the source, or on the next line. */
const PLACE = /\bat (\S+:\d+:\d+)\s*$/;

/** A message of Deno's without its colours. */
export function withoutColors(message: string): string {
  return message.replaceAll(COLOR, "");
}

/** The message of whatever was thrown, in one line: without colours and pictures of source, but with its place. */
export function plainMessage(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const text = withoutColors(message);
  const place = PLACE.exec(text)?.[1];
  const [first = ""] = text.replace(PLACE, "").trim().split("\n");
  return place === undefined
    ? text
    : `${first.trim().replace(/\.$/, "")} at ${place}`;
}
