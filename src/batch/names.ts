import { sameName } from "../reflection/sqlite_fold.ts";

/** Whether a list has a name. */
export function hasName(names: readonly string[], name: string): boolean {
  return names.some((one) => sameName(one, name));
}

/** The name under which the new table is filled. */
export function temporaryName(tableName: string): string {
  return `_athanor_tmp_${tableName}`;
}
