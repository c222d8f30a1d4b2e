/**
 * What revision files import `op` and `sa` from: the name `athanor` where an
 * import map has it, else the URL of this very package, so that a file works
 * wherever the command was started from.
 */
export function moduleSpecifier(): string {
  try {
    import.meta.resolve("athanor");
    return "athanor";
  } catch {
    return new URL("../../mod.ts", import.meta.url).href;
  }
}
