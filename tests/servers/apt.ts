/**
 * Installs Debian's packages, where that is wanted: on a machine for CI, or
 * when `ATHANOR_SETUP=1` asks for it. A person's machine is not changed unasked.
 *
 * @throws {Error} saying how to get the packages, when they are not installed here
 */
export async function installFromApt(
  packages: readonly string[],
): Promise<void> {
  const command = `apt-get install ${packages.join(" ")}`;
  const asked = Deno.env.has("CI") || Deno.env.get("ATHANOR_SETUP") === "1";
  if (!asked || Deno.uid() !== 0) {
    throw new Error(
      `not installed; "${command}" installs it, as does ATHANOR_SETUP=1 for root`,
    );
  }
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  await aptGet(["update"]);
  await aptGet(install);
}

async function aptGet(args: readonly string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command("apt-get", {
    args: ["-qq", ...args],
    env: { DEBIAN_FRONTEND: "noninteractive" },
    stdin: "null",
  }).output();
  if (success) return;
  const text = new TextDecoder().decode(stderr).trim();
  throw new Error(`"apt-get ${args.join(" ")}" failed: ${text}`);
}
