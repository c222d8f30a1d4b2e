/**
 * How the kernel is built, for the tools that build it and check it.
 *
 * The release build uses Debian's toolchain at its fixed path: the same
 * packages give the same bytes (docs/architecture.md).
 *
 * @module
 */

/** Where the crate is. */
export const CRATE = new URL("../wasm/", import.meta.url);
/** The committed kernel. */
export const WASM = new URL("../src/kernel/kernel.wasm", import.meta.url);
/** The committed kernel as a module that every runtime can load. */
export const WASM_MODULE = new URL(
  "../src/kernel/kernel_wasm.js",
  import.meta.url,
);
/** What the committed kernel was built from. */
export const RECORD = new URL(
  "../src/kernel/kernel_wasm.json",
  import.meta.url,
);
/** The kernel with a trapping export, for the test of the host's recovery. */
export const TRAP_MODULE = new URL(
  "../tests/kernel/trap_wasm.js",
  import.meta.url,
);

const RUSTC = "/usr/bin/rustc";
const CARGO = "/usr/bin/cargo";
const LINKERS = ["/usr/bin/wasm-ld-19", "/usr/bin/wasm-ld"];
const TARGET = "wasm32-unknown-unknown";

/** What a kernel was built from. */
export interface KernelRecord {
  /** A hash of the crate's sources, line endings aside. */
  readonly sources: string;
  /** A hash of the built bytes. */
  readonly wasm: string;
  /** A hash of the module with the trapping kernel. */
  readonly trap: string;
  /** The compiler that built them. */
  readonly toolchain: string;
}

/** A SHA-256 in hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(digest).toHex();
}

/** A hash of all that the kernel is built from. */
export async function hashSources(): Promise<string> {
  const files = ["Cargo.toml", "Cargo.lock"];
  await listRust("src/", files);
  files.sort();
  const lines: string[] = [];
  for (const file of files) {
    const text = await Deno.readTextFile(new URL(file, CRATE));
    const bytes = new TextEncoder().encode(text.replaceAll("\r\n", "\n"));
    lines.push(`${await sha256(bytes)}  ${file}\n`);
  }
  return await sha256(new TextEncoder().encode(lines.join("")));
}

async function listRust(folder: string, files: string[]): Promise<void> {
  for await (const entry of Deno.readDir(new URL(folder, CRATE))) {
    if (entry.isDirectory) await listRust(`${folder}${entry.name}/`, files);
    else if (entry.name.endsWith(".rs")) files.push(folder + entry.name);
  }
}

/** The release compiler's own words about itself; undefined when it is not installed. */
export async function findToolchain(): Promise<string | undefined> {
  try {
    const { stdout } = await new Deno.Command(RUSTC, { args: ["--version"] })
      .output();
    return new TextDecoder().decode(stdout).trim();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** How a build differs from the release build. */
export interface BuildOptions {
  readonly features?: readonly string[];
  /** How the compiler optimises: 3 for speed, "z" for size. */
  readonly optimization?: "3" | "z";
}

/** Builds the kernel and gives its bytes. */
export async function buildKernel(
  { features = [], optimization = "3" }: BuildOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const toolchain = await findToolchain();
  const linker = await firstFile(LINKERS);
  const sources = `/usr/src/rustc-${toolchain?.split(" ")[1]}/library`;
  if (
    toolchain === undefined || linker === undefined ||
    !await isFile(`${sources}/Cargo.lock`)
  ) {
    throw new Error(
      "The kernel is built by Debian's Rust, which is not installed: " +
        "apt-get install -y rustc-web cargo-web rust-web-src lld-19",
    );
  }
  const folder = CRATE.pathname.replace(/\/$/, "");
  const { success, stderr } = await new Deno.Command(CARGO, {
    cwd: CRATE,
    args: [
      "build",
      "--release",
      "--locked",
      "-Zbuild-std=std,panic_abort",
      `--target=${TARGET}`,
      `--features=${features.join(",")}`,
      '--config=source.crates-io.replace-with="debian"',
      `--config=source.debian.directory="${sources}/vendor"`,
    ],
    env: {
      RUSTC,
      RUSTC_BOOTSTRAP: "1",
      CARGO_PROFILE_RELEASE_OPT_LEVEL: optimization,
      __CARGO_TESTS_ONLY_SRC_ROOT: sources,
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker,
      RUSTFLAGS:
        `--remap-path-prefix=${folder}=kernel -Clink-arg=--max-memory=1073741824`,
    },
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return await Deno.readFile(
    new URL(`target/${TARGET}/release/athanor_kernel.wasm`, CRATE),
  );
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function firstFile(
  paths: readonly string[],
): Promise<string | undefined> {
  for (const path of paths) {
    if (await isFile(path)) return path;
  }
  return undefined;
}

/** A module that holds bytes as text, which every runtime and bundler can load. */
export function moduleOf(bytes: Uint8Array): string {
  return [
    "// Generated by `deno task wasm` from wasm/src; do not edit.",
    "// deno-fmt-ignore-file",
    '// @ts-self-types="./kernel_wasm.d.ts"',
    `export const KERNEL_BASE64 =\n  "${bytes.toBase64()}";`,
    "",
  ].join("\n");
}
