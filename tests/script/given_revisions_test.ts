import { deepStrictEqual, match, ok, rejects } from "node:assert/strict";
import { Config } from "../../src/config/config.ts";
import { ScriptDirectory } from "../../src/script/mod.ts";
import { openRemote } from "./open_remote.ts";
import { revisionText } from "./project.ts";

function module(
  id: string,
  down: string | null = null,
): Record<string, unknown> {
  return {
    revision: id,
    downRevision: down,
    doc: `Revision ${id}.`,
    upgrade: () => `up ${id}`,
    downgrade: () => `down ${id}`,
  };
}

function dataUrl(text: string): string {
  return `data:application/typescript,${encodeURIComponent(text)}`;
}

function open(revisions: readonly unknown[]): Promise<ScriptDirectory> {
  return ScriptDirectory.open(new Config({ revisions }));
}

Deno.test("open takes modules and promises of modules", async () => {
  const scripts = await open([module("a"), Promise.resolve(module("b", "a"))]);
  deepStrictEqual(scripts.graph.heads, ["b"]);
  deepStrictEqual(scripts.script("b").source, "revisions[1]");
  deepStrictEqual(scripts.script("b").doc, "Revision b.");
  const { upgrade } = (await scripts.load(["b"])).get("b")!;
  ok(typeof upgrade === "function");
  deepStrictEqual(upgrade(), "up b");
});

Deno.test("open takes URLs of modules, and of lists of modules", async () => {
  const one = dataUrl(revisionText("a"));
  const list = dataUrl(
    `export default [import(${
      JSON.stringify(dataUrl(revisionText("b", "a")))
    })];`,
  );
  const scripts = await open([new URL(one), list]);
  deepStrictEqual(scripts.graph.revisions().map(({ id }) => id), ["a", "b"]);
  deepStrictEqual(scripts.script("a").path, one);
  deepStrictEqual((await scripts.load(["a", "b"])).size, 2);
});

Deno.test("open names the entry that is no revision", async () => {
  await rejects(open([module("a"), 5]), {
    message: "revisions[1] is not a module, a promise of one, or a URL",
  });
  await rejects(open([{}]), {
    message: 'revisions[0] does not export "revision"',
  });
  await rejects(open([Promise.reject(new Error("gone"))]), {
    code: "SCRIPT_INVALID",
    message: "revisions[0] could not be imported: gone",
  });
  await rejects(open([dataUrl("let x y;")]), { code: "SCRIPT_SYNTAX" });
});

Deno.test("open imports a list of modules over HTTP, and runs what it lists", async () => {
  const files: Record<string, string> = {
    "/list.ts": `export default [
      import("./a.ts"), new URL("./b.ts", import.meta.url)];`,
    "/a.ts": revisionText("a"),
    "/b.ts": revisionText("b", "a"),
  };
  await using server = serve(files);
  deepStrictEqual(await openRemote(`${server.url}/list.ts`), {
    heads: ["b"],
    paths: [null, `${server.url}/b.ts`],
    loaded: 2,
  });
});

Deno.test("open names the remote module that is missing or cannot be read", async () => {
  await using server = serve({ "/bad.ts": "let x y;" });
  const gone = await openRemote(`${server.url}/gone.ts`);
  deepStrictEqual(gone.code, "SCRIPT_INVALID");
  match(gone.message!, /gone\.ts cannot be imported: Module not found/);
  const bad = await openRemote(`${server.url}/bad.ts`);
  deepStrictEqual(bad.code, "SCRIPT_SYNTAX");
  match(bad.message!, /bad\.ts:1:\d+/);
});

/** Serves files as modules on a port of its own. */
function serve(
  files: Readonly<Record<string, string>>,
): AsyncDisposable & { readonly url: string } {
  const server = Deno.serve({ port: 0, onListen() {} }, (request) => {
    const text = files[new URL(request.url).pathname];
    if (text === undefined) return new Response("", { status: 404 });
    const headers = { "content-type": "application/typescript" };
    return new Response(text, { headers });
  });
  return {
    url: `http://localhost:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
