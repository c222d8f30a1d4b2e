import { deepStrictEqual, ok } from "node:assert/strict";

interface Module {
  readonly specifier: string;
  readonly dependencies?: readonly {
    readonly specifier: string;
    readonly isDynamic?: boolean;
    readonly code?: { readonly specifier: string };
  }[];
}

/** All that is loaded with a file before anything of it runs. */
async function loadedWith(file: URL): Promise<string[]> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", file.href],
  }).output();
  const { modules } = JSON.parse(new TextDecoder().decode(stdout));
  const found = new Set([file.href]);
  for (const specifier of found) {
    const module = modules.find((each: Module) => each.specifier === specifier);
    for (const each of (module as Module | undefined)?.dependencies ?? []) {
      const target = each.code?.specifier;
      if (target !== undefined && each.isDynamic !== true) found.add(target);
    }
  }
  return [...found];
}

for (const file of ["mod.ts", "cli.ts"]) {
  Deno.test(`${file} loads no client library before it is needed`, async () => {
    const url = new URL(`../../${file}`, import.meta.url);
    const loaded = await loadedWith(url);
    ok(loaded.length > 10, "the file loads its own modules");
    deepStrictEqual(
      loaded.filter((each) => /^npm:|^node:sqlite|\/pg\//.test(each)),
      [],
    );
  });
}
