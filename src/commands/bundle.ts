import type { Config } from "../config/config.ts";
import { AthanorError } from "../errors.ts";
import { findEnvFile, loadTargets } from "../environment.ts";
import { ScriptDirectory } from "../script/mod.ts";
import { bundleSource } from "../script/writing.ts";
import { resolvePath } from "../util/path.ts";
import type { CommandModule } from "./command_module.ts";
import type { CommandInput } from "./table.ts";

/** How a bundle is written. */
export interface BundleOptions {
  /** The file, relative to the project. @default {"migrations.bundle.js"} */
  readonly out?: string | undefined;
  /** Whether the module is made small. */
  readonly minify?: boolean | undefined;
}

/** What was written. */
export interface BundleResult {
  /** The file, as an absolute path. */
  readonly path: string;
  /** The size of the file. */
  readonly bytes: number;
  /** How many revisions it holds. */
  readonly revisions: number;
}

/** What a bundle leaves to the runtime: client libraries, and what every runtime brings. */
const EXTERNAL = [
  "npm:pg*",
  "npm:postgres*",
  "npm:mysql2*",
  "npm:@electric-sql/pglite*",
  "node:*",
];

/**
 * Writes the revisions, the settings and the kernel as one module, which runs
 * where there are no files: `bundledMigrations` says what it exports. The URL
 * of the database is not in it.
 *
 * @param config where the scripts are
 * @param options where to write, and how
 * @throws {AthanorError} `BUNDLE_FAILED` with what the bundler said;
 * `TARGET_INVALID`; what reading the scripts throws
 */
export async function bundle(
  config: Config,
  { out = "migrations.bundle.js", minify = false }: BundleOptions = {},
): Promise<BundleResult> {
  const script = await ScriptDirectory.open(config);
  const envFile = findEnvFile(config);
  const { targetMetadata } = config.settings;
  const [target] = await loadTargets(targetMetadata, config.directory) ?? [];
  const module = new URL("../../whole.ts", import.meta.url).href;
  const path = resolvePath(config.directory, out);
  const source = bundleSource(script, {
    module,
    envFile,
    namingConvention: target?.namingConvention,
  });
  await writeBundle(source, { path, minify, directory: config.directory });
  const { size } = await Deno.stat(path);
  return { path, bytes: size, revisions: script.graph.size };
}

/** The entry lies in the project while the bundler reads it, so that the project's import map holds. */
async function writeBundle(
  source: string,
  { path, minify, directory }: {
    readonly path: string;
    readonly minify: boolean;
    readonly directory: string;
  },
): Promise<void> {
  const entry = `${directory}/.athanor_bundle_${crypto.randomUUID()}.ts`;
  await Deno.writeTextFile(entry, source, { createNew: true });
  try {
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "bundle",
        ...(minify ? ["--minify"] : []),
        ...EXTERNAL.map((name) => `--external=${name}`),
        `--output=${path}`,
        entry,
      ],
      cwd: directory,
      env: { NO_COLOR: "1" },
      stdout: "null",
    }).output();
    if (!success) throw failed(new TextDecoder().decode(stderr), entry);
  } finally {
    await Deno.remove(entry).catch(() => {});
  }
}

function failed(said: string, entry: string): AthanorError {
  const reason = said.replaceAll(entry, "the bundle's entry").trim();
  return new AthanorError("BUNDLE_FAILED", `Cannot bundle: ${reason}`, {
    hint: "Each revision, and env.ts, must be importable by itself.",
  });
}

/** The command. */
export const cli: CommandModule<CommandInput<"bundle">, BundleResult> = {
  run: bundle,
  format: ({ path, bytes, revisions }, { style }) =>
    `${style.green("Wrote")} ${path} (${
      revisions === 1 ? "1 revision" : `${revisions} revisions`
    }, ${Math.ceil(bytes / 1024)} kB)`,
};
