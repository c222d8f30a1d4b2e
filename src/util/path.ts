/**
 * Paths without `node:path`, which costs start-up. Results use `/`, which every
 * system that Deno runs on accepts.
 *
 * @module
 */
import { isWindows } from "./host.ts";

/** Tells whether a text is a URL; a drive letter such as `C:` is not a scheme. */
export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(text);
}

/** Tells whether a path starts at a root or a drive. */
export function isAbsolutePath(path: string): boolean {
  return /^(\/|\\|[a-z]:[\\/])/i.test(path);
}

/** Removes `.`, `..` and doubled separators from a path. */
export function normalizePath(path: string): string {
  const slashed = isWindows ? path.replaceAll("\\", "/") : path;
  const root = /^([a-z]:)?\//i.exec(slashed)?.[0] ?? "";
  const parts: string[] = [];
  for (const part of slashed.slice(root.length).split("/")) {
    if (part === "" || part === ".") continue;
    const climbs = part === ".." && (parts.at(-1) ?? "..") !== "..";
    if (climbs) parts.pop();
    else if (part !== ".." || root === "") parts.push(part);
  }
  return root + parts.join("/") || ".";
}

/** Joins parts with `/` and normalises the result. */
export function joinPath(...parts: readonly string[]): string {
  return normalizePath(parts.filter((part) => part !== "").join("/"));
}

/** Reads a path, or a `file:` URL, relative to a folder. */
export function resolvePath(directory: string, path: string | URL): string {
  if (path instanceof URL || path.startsWith("file:")) return fromFileUrl(path);
  return isAbsolutePath(path) ? normalizePath(path) : joinPath(directory, path);
}

/** The folder that a path is in; `.` for a bare name. */
export function dirname(path: string): string {
  return normalizePath(`${normalizePath(path)}/..`);
}

/** How to get from a folder to a path; both are absolute. */
export function relativePath(directory: string, path: string): string {
  const from = normalizePath(directory).split("/").filter(Boolean);
  const to = normalizePath(path).split("/").filter(Boolean);
  let common = 0;
  while (common < from.length && from[common] === to[common]) common++;
  const climbs = from.slice(common).map(() => "..");
  return [...climbs, ...to.slice(common)].join("/") || ".";
}

/** The `file:` URL of an absolute path. */
export function toFileUrl(path: string): URL {
  const normal = normalizePath(path);
  const encoded = normal.split("/").map(encodeURIComponent).join("/")
    .replace(/^([a-z])%3A/i, "$1:");
  return new URL(`file://${encoded.startsWith("/") ? "" : "/"}${encoded}`);
}

/** An absolute path in which nothing has to be encoded or normalised. */
const PLAIN = /^(?:\/[\w~-][\w.~-]*)+$/;

/** The same as a text; parsing a URL would cost thousands of files some milliseconds. */
export function toFileHref(path: string): string {
  return PLAIN.test(path) ? `file://${path}` : toFileUrl(path).href;
}

/** The path of a `file:` URL. */
export function fromFileUrl(url: string | URL): string {
  const path = decodeURIComponent(new URL(url).pathname);
  return normalizePath(path.replace(/^\/([a-z]:)/i, "$1"));
}
