import { strictEqual } from "node:assert/strict";
import { playPage } from "./played_page.ts";

const PAGE = new URL("../../docs/tutorial.md", import.meta.url);

/** `ATHANOR_UPDATE=1` writes down what was printed instead of comparing it. */
Deno.test("every command of docs/tutorial.md prints what the page says", async () => {
  const page = await Deno.readTextFile(PAGE);
  const played = await playPage(page);
  if (Deno.env.get("ATHANOR_UPDATE") === "1") {
    await Deno.writeTextFile(PAGE, played);
  } else strictEqual(played, page);
});
