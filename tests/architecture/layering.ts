import { filesUnder } from "./files.ts";
import { type Import, importsOf } from "./import_graph.ts";
import { allowance, isAllowed, roomOf } from "./rooms.ts";

/** The only file outside `src/` that a room may import: it holds the version. */
const MANIFEST = "deno.json";

/**
 * Everything in `src/`, `mod.ts` and `cli.ts` that breaks the rules of rooms
 * and arrows, one sentence each with file, line, import and rule.
 */
export async function layeringViolations(root: URL): Promise<string[]> {
  const files = ["cli.ts", "mod.ts", "src/"].flatMap((path) =>
    filesUnder(root, path)
  );
  const modules = files.filter((file) => /\.(ts|js|mjs)$/.test(file));
  const imports = await importsOf(root, modules);
  return [
    ...files.filter((file) => roomOf(file) === undefined).map(homeless),
    ...imports.flatMap(arrowViolations),
    ...cycles(imports).map(describeCycle),
  ];
}

function homeless(file: string): string {
  return `${file}: belongs to no room; add it to one, or a room to tests/architecture/rooms.ts and docs/architecture.md`;
}

function arrowViolations(edge: Import): string[] {
  const from = roomOf(edge.from);
  if (from === undefined || edge.to === MANIFEST) return [];
  const where = `${edge.from}:${edge.line}: imports "${edge.specifier}"`;
  const to = roomOf(edge.to);
  if (to === undefined) return [`${where}, which is in no room`];
  if (isAllowed(from, to, edge.to)) return [];
  return [
    `${where} of ${to.path} (level ${to.level}); ` +
    `${from.path} (level ${from.level}) may import ${allowance(from)}`,
  ];
}

function describeCycle(cycle: readonly Import[]): string {
  const first = cycle[0]!;
  const path = [first.from, ...cycle.map((edge) => edge.to)].join(" -> ");
  return `${first.from}:${first.line}: imports "${first.specifier}" in a cycle: ${path}`;
}

/** One cycle of imports for each edge that closes one, found depth first in file order. */
function cycles(imports: readonly Import[]): Import[][] {
  const outgoing = Map.groupBy(imports, (edge) => edge.from);
  const done = new Set<string>();
  const found: Import[][] = [];
  const visit = (file: string, trail: readonly Import[]): void => {
    if (done.has(file)) return;
    const start = trail.findIndex((edge) => edge.from === file);
    if (start >= 0) {
      found.push(trail.slice(start));
      return;
    }
    for (const edge of outgoing.get(file) ?? []) {
      visit(edge.to, [...trail, edge]);
    }
    done.add(file);
  };
  for (const file of outgoing.keys()) visit(file, []);
  return found;
}
