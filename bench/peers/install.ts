/**
 * Installs the peers, each once, in the cache folder of the tests' servers.
 *
 * @module
 */
import { cacheFolder } from "../../tests/servers/postgresql_package.ts";
import { exists, printLines } from "../measure.ts";
import { NPM_PACKAGES, NPM_SUBSTITUTES, PYPI_PACKAGES } from "./packages.ts";
import type { Installed } from "./peer.ts";

/** Installs what is missing, and prints a line for what can't be had. */
export async function installPeers(): Promise<Installed> {
  const home = `${cacheFolder()}/bench-peers`;
  const node = `${home}/node`;
  const environment = `${home}/python`;
  await Deno.mkdir(node, { recursive: true });
  await installNode(node);
  await installPython(environment);
  const python = `${environment}/bin/python`;
  const versions = {
    ...await nodeVersions(node),
    ...await pythonVersions(python),
  };
  return { node, python, versions };
}

async function installNode(folder: string): Promise<void> {
  if (!await exists(`${folder}/package.json`)) {
    await Deno.writeTextFile(`${folder}/package.json`, `{"private": true}\n`);
  }
  const there = await nodeVersions(folder);
  for (const packages of NPM_PACKAGES) {
    if (packages.every((one) => isThere(there, one))) continue;
    try {
      await npmInstall(folder, packages);
    } catch (error) {
      printLines([`Left out: ${packages.join(", ")}: ${messageOf(error)}`]);
    }
  }
}

async function npmInstall(
  folder: string,
  packages: readonly string[],
): Promise<void> {
  const install = [
    "install",
    "--legacy-peer-deps",
    "--save-exact",
    "--no-audit",
    "--no-fund",
  ];
  // Node's headers lie here on Debian; elsewhere node-gyp looks for them itself.
  const headers = "/usr/include/node/node.h";
  const env: Record<string, string> = await exists(headers)
    ? { npm_config_nodedir: "/usr" }
    : {};
  const options = { cwd: folder, env };
  try {
    await run(["npm", ...install, ...packages], options);
    // A package whose binary could be neither fetched nor built installs all the same.
    for (const name of packages.map(nameOf)) {
      if (!(name in NAMES_TO_LOAD)) continue;
      await run(["node", "-e", NAMES_TO_LOAD[name]!], options);
    }
  } catch (error) {
    const others = packages.map((one) => NPM_SUBSTITUTES[one] ?? one);
    if (others.every((one, at) => one === packages[at])) throw error;
    await run(["npm", ...install, ...others], options);
  }
}

/** Programs that fail where a package does not work. */
const NAMES_TO_LOAD: Readonly<Record<string, string>> = {
  "better-sqlite3": `new (require("better-sqlite3"))(":memory:")`,
};

function nameOf(specifier: string): string {
  return specifier.slice(0, specifier.indexOf("@", 1));
}

function isThere(
  versions: Readonly<Record<string, string>>,
  specifier: string,
): boolean {
  const [name, wanted] = [nameOf(specifier), specifier.split("@").at(-1)];
  const substitute = NPM_SUBSTITUTES[specifier]?.split("@").at(-1);
  const version = versions[name]?.split(" ")[0];
  return version !== undefined &&
    (version === wanted || version === substitute);
}

/** The versions of the packages that are installed in a folder. */
async function nodeVersions(folder: string): Promise<Record<string, string>> {
  const versions: Record<string, string> = {};
  for (const name of NPM_PACKAGES.flat().map(nameOf)) {
    const manifest = `${folder}/node_modules/${name}/package.json`;
    if (!await exists(manifest)) continue;
    const read = JSON.parse(await Deno.readTextFile(manifest));
    versions[name] = read.name === name
      ? read.version
      : `${read.version} (${read.name} in its place)`;
  }
  return versions;
}

async function installPython(environment: string): Promise<void> {
  const python = `${environment}/bin/python`;
  const there = await pythonVersions(python);
  const missing = PYPI_PACKAGES.some((one) => {
    const [name, version] = one.replace(/\[.*\]/, "").split("==");
    return there[name!] !== version;
  });
  if (!missing) return;
  try {
    await run(["python3", "-m", "venv", environment]);
    const install = ["-m", "pip", "install", "--quiet", ...PYPI_PACKAGES];
    await run([python, ...install]);
  } catch (error) {
    printLines([`Left out: ${PYPI_PACKAGES.join(", ")}: ${messageOf(error)}`]);
  }
}

async function pythonVersions(python: string): Promise<Record<string, string>> {
  if (!await exists(python)) return {};
  const list = await run([python, "-m", "pip", "list", "--format=json"]);
  const packages: { name: string; version: string }[] = JSON.parse(list);
  return Object.fromEntries(
    packages.map(({ name, version }) => [name.toLowerCase(), version]),
  );
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program to its end and gives what it printed.
 *
 * @throws {Error} with the end of what it said, when it fails
 */
export async function run(
  [program, ...args]: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(program!, {
    args,
    stdin: "null",
    ...options,
    env: { ...options.env },
  }).output();
  if (success) return new TextDecoder().decode(stdout);
  const said = new TextDecoder().decode(stderr).trim().slice(-300);
  throw new Error(`"${program} ${args.join(" ")}" failed: ${said}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
