/**
 * Whether two values of plain data say the same: members of objects in any
 * order, and what is `undefined` counts as absent.
 *
 * @param besides a member of the outermost objects that may differ
 */
export function sameValue(
  a: unknown,
  b: unknown,
  besides?: string,
): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length &&
      a.every((one, at) => sameValue(one, b[at]));
  }
  for (const key in a) {
    if (key !== besides && !sameValue(a[key], b[key])) return false;
  }
  for (const key in b) {
    if (key !== besides && b[key] !== undefined && !(key in a)) return false;
  }
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
