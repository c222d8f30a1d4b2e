import { strictEqual } from "node:assert/strict";
import {
  dirname,
  fromFileUrl,
  joinPath,
  normalizePath,
  relativePath,
  resolvePath,
  toFileUrl,
} from "../../src/util/path.ts";

Deno.test("normalizePath removes dots and doubled separators", () => {
  strictEqual(normalizePath("/a//b/./c/../d/"), "/a/b/d");
  strictEqual(normalizePath("a/../../b"), "../b");
  strictEqual(normalizePath("/../a"), "/a");
  strictEqual(normalizePath(""), ".");
});

Deno.test("joinPath and dirname take paths apart and together", () => {
  strictEqual(joinPath("/a", "b", "../c"), "/a/c");
  strictEqual(dirname("/a/b"), "/a");
  strictEqual(dirname("/"), "/");
  strictEqual(dirname("a"), ".");
});

Deno.test("resolvePath leaves absolute paths and reads file URLs", () => {
  strictEqual(resolvePath("/a", "b"), "/a/b");
  strictEqual(resolvePath("/a", "/b"), "/b");
  strictEqual(resolvePath("/a", "file:///b%20c"), "/b c");
});

Deno.test("relativePath climbs as far as it must", () => {
  strictEqual(relativePath("/a/b", "/a/c/d"), "../c/d");
  strictEqual(relativePath("/a", "/a/b"), "b");
  strictEqual(relativePath("/a", "/a"), ".");
});

Deno.test("toFileUrl and fromFileUrl are inverse for odd names", () => {
  for (const path of ["/a b/c#d?e%20.ts", "/ü/[x]", "C:/a/b"]) {
    strictEqual(fromFileUrl(toFileUrl(path)), path);
  }
});
