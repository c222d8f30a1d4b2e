import { AthanorError } from "../errors.ts";
import { resolvePath } from "../util/path.ts";
import type { ConnectOptions } from "./driver.ts";

/**
 * The path that a SQLite URL names.
 *
 * `sqlite:app.db` and `sqlite:/srv/app.db` carry the path as it is;
 * `sqlite:///app.db` (relative) and `sqlite:////srv/app.db` (absolute) are read
 * as SQLAlchemy reads them. `sqlite::memory:` and `sqlite://` are a database in
 * memory. A relative path is relative to `options.directory`.
 *
 * @throws {AthanorError} `URL_INVALID` when there is a host, no path, or parameters
 */
export function sqlitePath(url: string, options: ConnectOptions = {}): string {
  const rest = url.slice(url.indexOf(":") + 1);
  if (rest === ":memory:" || rest === "//" || rest === "///:memory:") {
    return ":memory:";
  }
  const path = rest.startsWith("//") ? withoutAuthority(url, rest) : rest;
  if (path === "" || path.includes("\0")) throw invalid(url);
  // Other tools read `?mode=ro` there: a new file of that name would be no error, and wrong.
  if (path.includes("?")) throw parameters(url, path);
  const { directory } = options;
  return directory === undefined ? path : resolvePath(directory, path);
}

function withoutAuthority(url: string, rest: string): string {
  if (!rest.startsWith("///")) throw invalid(url);
  return rest.slice(3);
}

function parameters(url: string, path: string): AthanorError {
  const [name = "", text = ""] = path.split("?");
  return new AthanorError(
    "URL_INVALID",
    `The URL "${url}" has the parameters "${text}", and SQLite takes none`,
    { hint: `Write "sqlite:${name}".` },
  );
}

function invalid(url: string): AthanorError {
  return new AthanorError("URL_INVALID", `Cannot read the URL "${url}"`, {
    hint:
      'Write "sqlite:app.db", "sqlite:/full/path/app.db" or "sqlite::memory:".',
  });
}
