import { strictEqual } from "node:assert/strict";
import { playSession } from "./session.ts";

/**
 * Plays every `.txt` file of this folder. `ATHANOR_UPDATE=1` writes down what
 * was printed instead of comparing it.
 */
const folder = new URL(".", import.meta.url);
const isUpdate = Deno.env.get("ATHANOR_UPDATE") === "1";

for (const { name } of Deno.readDirSync(folder)) {
  if (!name.endsWith(".txt")) continue;
  Deno.test(`the session ${name} prints what is written down`, async () => {
    const path = new URL(name, folder);
    const text = await Deno.readTextFile(path);
    const played = await playSession(text);
    if (isUpdate) await Deno.writeTextFile(path, played);
    else strictEqual(played, text);
  });
}
