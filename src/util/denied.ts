/**
 * Tells whether Deno refused an access. Such an error names the flag that is
 * missing, and so it is passed on as it is.
 */
export function isDenied(error: unknown): boolean {
  // A bundle runs where there is no Deno, too.
  return typeof Deno !== "undefined" &&
    error instanceof Deno.errors.NotCapable;
}
