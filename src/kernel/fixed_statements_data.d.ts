/** By dialect, and by the operation in JSON. */
export const FIXED_STATEMENTS: Readonly<
  Record<string, Readonly<Record<string, string>>>
>;
