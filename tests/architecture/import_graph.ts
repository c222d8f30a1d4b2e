/** One import, type-only and dynamic ones included. */
export interface Import {
  /** The importing file, relative to the root. */
  readonly from: string;
  /** The imported file, relative to the root. */
  readonly to: string;
  /** The specifier as written. */
  readonly specifier: string;
  readonly line: number;
}

interface Resolved {
  readonly specifier?: string;
  readonly span: { readonly start: { readonly line: number } };
}

interface Dependency {
  readonly specifier: string;
  readonly code?: Resolved;
  readonly type?: Resolved;
}

interface InfoModule {
  readonly specifier: string;
  readonly dependencies?: readonly Dependency[];
}

/**
 * The imports among the files of a tree, as Deno's own parser sees them: code
 * and type imports, re-exports, `import("…")` types and literal dynamic
 * imports. Packages and built-in modules are left out.
 *
 * @param root the folder that holds `deno.json`, as a `file:` URL with a slash at its end
 * @param files the paths to look at, relative to the root
 */
export async function importsOf(
  root: URL,
  files: readonly string[],
): Promise<Import[]> {
  const modules = await moduleGraph(root, files);
  const wanted = new Set(files.map((file) => new URL(file, root).href));
  return modules
    .filter((module) => wanted.has(module.specifier))
    .flatMap((module) => importsOfModule(module, root));
}

function importsOfModule(module: InfoModule, root: URL): Import[] {
  return (module.dependencies ?? []).flatMap((dependency) => {
    const resolved = dependency.code ?? dependency.type;
    if (!resolved?.specifier?.startsWith("file:")) return [];
    return [{
      from: relative(module.specifier, root),
      to: relative(resolved.specifier, root),
      specifier: dependency.specifier,
      line: resolved.span.start.line + 1,
    }];
  });
}

function relative(url: string, root: URL): string {
  return url.startsWith(root.href) ? url.slice(root.href.length) : url;
}

async function moduleGraph(
  root: URL,
  files: readonly string[],
): Promise<readonly InfoModule[]> {
  const entry = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    const imports = files.map((file) => `import "${new URL(file, root)}";`);
    await Deno.writeTextFile(entry, imports.join("\n"));
    const { stdout, success, stderr } = await new Deno.Command(
      Deno.execPath(),
      {
        args: [
          ..."info --json --no-lock --no-remote --no-npm --config".split(" "),
          new URL("deno.json", root).pathname,
          entry,
        ],
      },
    ).output();
    if (!success) throw new Error(new TextDecoder().decode(stderr));
    return JSON.parse(new TextDecoder().decode(stdout)).modules;
  } finally {
    await Deno.remove(entry);
  }
}
