import { strictEqual } from "node:assert/strict";
import { redactText, redactUrl } from "../../src/config/url.ts";

const CASES: readonly (readonly [string, string])[] = [
  ["postgres://me:pa55@db:5432/app", "postgres://me:***@db:5432/app"],
  ["postgres://me@db/app", "postgres://me@db/app"],
  ["postgres://:pa55@db/app", "postgres://:***@db/app"],
  ["postgres://me:p@55@db/app", "postgres://me:***@db/app"],
  ["postgres://me:p/a?5#5@db/app", "postgres://me:***@db/app"],
  ["postgres://me:pa55@h1:1,h2:2/app", "postgres://me:***@h1:1,h2:2/app"],
  ["postgres://db:5432/app?user=a@b", "postgres://db:5432/app?user=a@b"],
  [
    "postgres://db/app?password=x&sslmode=require&auth_token=y",
    "postgres://db/app?password=***&sslmode=require&auth_token=***",
  ],
  ["sqlite:app.db", "sqlite:app.db"],
  ["sqlite:app.db?key=s3cret", "sqlite:app.db?key=***"],
  ["Server=db;User=me;Password=pa55;", "Server=db;User=me;Password=***;"],
];

for (const [url, shown] of CASES) {
  Deno.test(`redactUrl shows ${url} as ${shown}`, () => {
    strictEqual(redactUrl(url), shown);
  });
}

Deno.test("redactText hides the password of a URL inside a sentence", () => {
  strictEqual(
    redactText('Cannot reach "mysql://a:b@h/d" (from mysql://c:d@h/e)'),
    'Cannot reach "mysql://a:***@h/d" (from mysql://c:***@h/e)',
  );
});
