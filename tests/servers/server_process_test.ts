import { match, ok, rejects, strictEqual } from "node:assert/strict";
import {
  type ServerCommand,
  serverFolder,
  startServer,
} from "./server_process.ts";
import { until } from "../until.ts";

/** A shell script in the place of a server; it writes its process id into its folder. */
async function script(text: string): Promise<ServerCommand> {
  const folder = await serverFolder("fake");
  return {
    name: "Fake",
    command: "/bin/sh",
    args: ["-c", `echo $$ > ${folder}/pid; ${text}`],
    folder,
    readyText: "ready",
    stopSignal: "SIGTERM",
  };
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

Deno.test("startServer waits for the ready text, and stop ends the server and removes its folder", async () => {
  const server = await script("sleep 0.1; echo ready >&2; exec sleep 60");
  const { stop } = await startServer(server);
  const pid = (await Deno.readTextFile(`${server.folder}/pid`)).trim();
  ok(await exists(`/proc/${pid}`));
  await stop();
  strictEqual(await exists(`/proc/${pid}`), false);
  strictEqual(await exists(server.folder), false);
});

Deno.test("startServer tells what a server said that did not start", async () => {
  const server = await script("echo 'no such option' >&2; exit 1");
  await rejects(startServer(server), /Fake did not start: no such option/);
  strictEqual(await exists(server.folder), false);
});

Deno.test("startServer ends a server whose starter was killed", async () => {
  const server = await script("echo ready >&2; exec sleep 60");
  const starter = `
    import { startServer } from ${
    JSON.stringify(new URL("./server_process.ts", import.meta.url).href)
  };
    await startServer(${JSON.stringify(server)});
    console.log(Deno.readTextFileSync("${server.folder}/pid"));
    Deno.kill(Deno.pid, "SIGKILL");`;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-lock", "--ext=ts", starter],
  }).output();
  const pid = new TextDecoder().decode(stdout).trim();
  match(pid, /^\d+$/);
  await until(async () => !await exists(server.folder));
  strictEqual(await exists(`/proc/${pid}`), false);
});
