import { equal, throws } from "node:assert/strict";
import { sqlitePath } from "../../src/drivers/sqlite_url.ts";

const PATHS: readonly (readonly [string, string])[] = [
  ["sqlite:app.db", "/srv/app.db"],
  ["sqlite:data/app.db", "/srv/data/app.db"],
  ["sqlite:/var/app.db", "/var/app.db"],
  ["sqlite:///app.db", "/srv/app.db"],
  ["sqlite:////var/app.db", "/var/app.db"],
  ["sqlite::memory:", ":memory:"],
  ["sqlite://", ":memory:"],
];

for (const [url, path] of PATHS) {
  Deno.test(`sqlitePath() reads "${url}" as "${path}"`, () => {
    equal(sqlitePath(url, { directory: "/srv" }), path);
  });
}

for (
  const url of [
    "sqlite:",
    "sqlite://host/app.db",
    "sqlite:a\0b",
    "sqlite:app.db?mode=ro",
  ]
) {
  Deno.test(`sqlitePath() refuses ${JSON.stringify(url)}`, () => {
    throws(() => sqlitePath(url), { code: "URL_INVALID" });
  });
}
