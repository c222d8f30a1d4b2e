/**
 * The one door to modules of this package that are loaded when they are used.
 *
 * The specifier is computed: Deno loads what a literal `import()` names when a
 * program starts. A bundler cannot follow it, so `whole.ts` provides all of
 * them.
 *
 * @module
 */

const provided = new Map<string, unknown>();

/** Says what is there already, by its path under `src/`. */
export function provideModules(
  modules: Readonly<Record<string, unknown>>,
): void {
  for (const [path, module] of Object.entries(modules)) {
    provided.set(path, module);
  }
}

/**
 * Loads a module.
 *
 * @param path where it is under `src/`, such as `"commands/upgrade.ts"`; `whole.ts` lists it
 */
export async function loadModule<Module>(path: string): Promise<Module> {
  const module: Module = provided.get(path) ?? await import(urlOf(path));
  return module;
}

/** The package for npm holds JavaScript. */
function urlOf(path: string): string {
  const isBuilt = import.meta.url.endsWith(".js");
  const name = isBuilt ? path.replace(/\.ts$/, ".js") : path;
  return new URL(`../${name}`, import.meta.url).href;
}

/**
 * An asynchronous function whose module is loaded when it is first called.
 *
 * @param path where the module is, as {@linkcode loadModule} takes it
 * @param name what it is called there
 */
export function loading<
  Call extends (...parameters: never[]) => Promise<unknown>,
>(path: string, name: string): Call {
  const call = async (...parameters: never[]): Promise<unknown> => {
    const module = await loadModule<Readonly<Record<string, Call>>>(path);
    return await module[name]!(...parameters);
  };
  return call as Call;
}
