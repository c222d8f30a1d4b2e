import { dirname } from "../util/path.ts";
import { sqlitePath } from "./sqlite_url.ts";
import type { WriteAccess, WriteAccessTarget } from "./write_check.ts";

/**
 * Looks at the file and at its folder, where SQLite writes its journal: what
 * Deno permits, and the permission bits.
 */
export async function sqliteWriteAccess(
  target: WriteAccessTarget,
): Promise<WriteAccess> {
  const path = await pathOf(target);
  if (path === undefined) {
    return { writable: true, reason: "the database is in memory" };
  }
  const folder = dirname(path);
  const file = stat(path);
  const closed = [path, folder].find((each) => !isPermitted(each));
  if (closed !== undefined) {
    return {
      writable: false,
      reason: `Deno may not write "${closed}"`,
      hint: `Run with --allow-write=${folder}.`,
    };
  }
  const inner = stat(folder);
  if (inner === undefined) {
    return {
      writable: false,
      reason: `the folder "${folder}" does not exist`,
      hint: "Create it, or correct the path in the URL.",
    };
  }
  const locked = [[path, file], [folder, inner]] as const;
  for (const [name, info] of locked) {
    if (info === undefined || mayWrite(info)) continue;
    return {
      writable: false,
      reason: `"${name}" is read-only by its permission bits`,
      hint: "Make the file and its folder writable, for the journal.",
    };
  }
  return {
    writable: true,
    reason: file === undefined
      ? "the folder is writable; the file does not exist yet"
      : "the file and its folder are writable",
  };
}

/** A file that does not exist was opened as one in memory; its path is in the URL. */
async function pathOf(
  { connection, url, directory }: WriteAccessTarget,
): Promise<string | undefined> {
  const rows = await connection.query("PRAGMA database_list");
  const main = rows.find((row) => row["name"] === "main")?.["file"];
  if (typeof main === "string" && main !== "") return main;
  const path = url === undefined ? ":memory:" : sqlitePath(url, { directory });
  return path === ":memory:" ? undefined : path;
}

function isPermitted(path: string): boolean {
  return Deno.permissions.querySync({ name: "write", path }).state ===
    "granted";
}

function stat(path: string): Deno.FileInfo | undefined {
  try {
    return Deno.statSync(path);
  } catch {
    return undefined;
  }
}

const OWNER_WRITES = 0o200;
const GROUP_WRITES = 0o020;
const OTHERS_WRITE = 0o002;
const ROOT = 0;

/** Yes where the bits do not say no: other groups of ours and access lists are not known. */
function mayWrite({ mode, uid }: Deno.FileInfo): boolean {
  if (mode === null || uid === null) return true;
  const own = ownUid();
  if (own === undefined || own === ROOT) return true;
  if (own === uid) return (mode & OWNER_WRITES) !== 0;
  return (mode & (GROUP_WRITES | OTHERS_WRITE)) !== 0;
}

/** Who we are, where Deno may tell. */
function ownUid(): number | undefined {
  try {
    return Deno.uid() ?? undefined;
  } catch {
    return undefined;
  }
}
