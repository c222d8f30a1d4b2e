/** A name as SQLite compares it: only the letters of ASCII have no case. */
export function fold(name: string): string {
  if (!/[A-Z]/.test(name)) return name;
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Whether two names mean the same to SQLite; mostly they are spelled alike. */
export function sameName(a: string, b: string): boolean {
  return a === b || (a.length === b.length && fold(a) === fold(b));
}
