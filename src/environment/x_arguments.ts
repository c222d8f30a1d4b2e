/** What `-x` gave: a list as typed, or a record by name. */
export type XArguments<D extends boolean> = D extends true
  ? Record<string, string>
  : readonly string[];

/** Reads `-x` arguments; by name, the last of one name wins and a missing `=` is an empty value. */
export function xArguments<D extends boolean>(
  given: readonly string[],
  options: { readonly asDictionary?: D },
): XArguments<D> {
  if (options.asDictionary !== true) return given as XArguments<D>;
  const byName = given.map((text) => {
    const at = text.indexOf("=");
    return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  });
  return Object.fromEntries(byName) as XArguments<D>;
}
