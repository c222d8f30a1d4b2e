/** Whether two names mean the same object; SQLite folds the letters of ASCII alone. */
export function sameName(left: string, right: string): boolean {
  return fold(left) === fold(right);
}

/** The form of a name in which equal ones are equal texts. */
export function fold(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Whether a list has a name. */
export function hasName(names: readonly string[], name: string): boolean {
  return names.some((one) => sameName(one, name));
}

/** The name under which the new table is filled. */
export function temporaryName(tableName: string): string {
  return `_athanor_tmp_${tableName}`;
}
