import { ok } from "node:assert/strict";

/** A TypeScript text as `deno fmt` leaves it. */
export async function formatted(text: string): Promise<string> {
  return await piped(["fmt", "--no-config", "--ext", "ts", "-"], text);
}

async function piped(
  args: readonly string[],
  text: string,
): Promise<string> {
  const command = new Deno.Command(Deno.execPath(), {
    args: [...args],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  });
  const child = command.spawn();
  const writer = child.stdin.getWriter();
  const written = writer.write(new TextEncoder().encode(text))
    .then(() => writer.close());
  const { stdout, stderr, success } = await child.output();
  await written;
  ok(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
