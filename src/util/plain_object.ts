/**
 * Tells whether a value is an object as one writes it, `{ … }`: no list, and no
 * instance of a class, such as a Date, a Map or a client of a database.
 */
export function isPlainObject(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
