/** A line of text for each database, which is named where there are several. */
export function perDatabase<D extends { readonly database: string }>(
  databases: readonly D[],
  line: (database: D) => string,
): string {
  const isNamed = databases.length > 1;
  return databases.map((each) =>
    isNamed ? `${each.database}: ${line(each)}` : line(each)
  ).join("\n");
}
