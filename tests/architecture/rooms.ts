/** One room of the tree: a folder or a file under `src/`, and what it may import beside level 0. */
export interface Room {
  /** The path under the project root; a folder ends with a slash. The longest match decides. */
  readonly path: string;
  /** Imports point to lower levels; the exceptions are in `mayImport`. */
  readonly level: number;
  /** Path prefixes, `src/` left out; what they name is allowed, everything else is not. */
  readonly mayImport: readonly string[];
}

/** What runtime, reflection and batch see of the drivers: the interfaces, the registry, and what is known of statements and sessions, never a client library. */
const DRIVER_INTERFACES = [
  "drivers/already_stands.ts",
  "drivers/driver.ts",
  "drivers/index_remains.ts",
  "drivers/kept_search_path.ts",
  "drivers/lock.ts",
  "drivers/lock_conflict.ts",
  "drivers/refused_statements.ts",
  "drivers/registry.ts",
  "drivers/statement_error.ts",
];

/** All that the composition root assembles. */
const EVERY_ROOM_BELOW = [
  "revision/",
  "schema/",
  "kernel/",
  "operations/",
  "drivers/",
  "runtime/",
  "reflection/",
  "script/",
  "autogenerate/",
  "batch/",
];

/** The rooms of `docs/architecture.md`, from the bottom up. */
export const ROOMS: readonly Room[] = [
  { path: "src/dialect_name.ts", level: 0, mayImport: [] },
  { path: "src/errors.ts", level: 0, mayImport: [] },
  {
    path: "src/util/",
    level: 0,
    mayImport: ["errors.ts", "dialect_name.ts"],
  },
  {
    path: "src/config/",
    level: 0,
    mayImport: ["util/", "errors.ts", "dialect_name.ts"],
  },
  { path: "src/revision/", level: 1, mayImport: [] },
  { path: "src/schema/", level: 1, mayImport: [] },
  {
    path: "src/kernel/wire.ts",
    level: 1,
    mayImport: [
      "kernel/wire_ddl.ts",
      "kernel/wire_reply.ts",
      "kernel/wire_type.ts",
    ],
  },
  { path: "src/kernel/wire_ddl.ts", level: 1, mayImport: [] },
  { path: "src/kernel/wire_reply.ts", level: 1, mayImport: [] },
  { path: "src/kernel/wire_type.ts", level: 1, mayImport: [] },
  {
    path: "src/kernel/",
    level: 2,
    mayImport: ["kernel/wire.ts", "schema/"],
  },
  {
    path: "src/reflection/inspector.ts",
    level: 1,
    mayImport: ["schema/"],
  },
  {
    path: "src/operations/",
    level: 2,
    mayImport: ["schema/", "kernel/wire.ts", "reflection/inspector.ts"],
  },
  { path: "src/drivers/", level: 2, mayImport: ["kernel/wire.ts"] },
  {
    path: "src/reflection/",
    level: 3,
    mayImport: [
      "reflection/inspector.ts",
      "schema/",
      "kernel/",
      ...DRIVER_INTERFACES,
    ],
  },
  {
    path: "src/runtime/",
    level: 3,
    mayImport: ["operations/", "kernel/", "revision/", ...DRIVER_INTERFACES],
  },
  {
    path: "src/batch/",
    level: 4,
    mayImport: ["operations/", "schema/", "reflection/", "kernel/", "runtime/"],
  },
  {
    path: "src/autogenerate/",
    level: 4,
    mayImport: ["operations/", "schema/", "reflection/", "kernel/", "runtime/"],
  },
  { path: "src/script/", level: 4, mayImport: ["revision/"] },
  { path: "src/builtins.ts", level: 5, mayImport: EVERY_ROOM_BELOW },
  {
    path: "src/environment/",
    level: 5,
    mayImport: ["builtins.ts", ...EVERY_ROOM_BELOW],
  },
  {
    path: "src/run_environment.ts",
    level: 5,
    mayImport: ["environment/", ...EVERY_ROOM_BELOW],
  },
  {
    path: "src/environment.ts",
    level: 5,
    mayImport: ["environment/", "run_environment.ts", ...EVERY_ROOM_BELOW],
  },
  {
    path: "src/revision_environment.ts",
    level: 5,
    mayImport: ["environment/", "run_environment.ts", ...EVERY_ROOM_BELOW],
  },
  { path: "src/lazy_rooms.ts", level: 5, mayImport: EVERY_ROOM_BELOW },
  {
    path: "src/commands/",
    level: 6,
    mayImport: [
      "environment.ts",
      "revision_environment.ts",
      "run_environment.ts",
      "script/",
      "autogenerate/",
      "revision/",
    ],
  },
  { path: "cli.ts", level: 7, mayImport: [""] },
  { path: "mod.ts", level: 7, mayImport: [""] },
  { path: "whole.ts", level: 8, mayImport: [""] },
];

/** The room that a file belongs to, or nothing. */
export function roomOf(path: string): Room | undefined {
  const matches = ROOMS.filter((room) =>
    room.path.endsWith("/") ? path.startsWith(room.path) : path === room.path
  );
  return matches.toSorted((a, b) => b.path.length - a.path.length)[0];
}

/** What a room may import, for a message. */
export function allowance(room: Room): string {
  if (room.mayImport.includes("")) return "anything in src/";
  const level0 = room.level > 0 ? ["level 0"] : [];
  const allowed = [...level0, ...room.mayImport];
  return allowed.length > 0 ? allowed.join(", ") : "nothing";
}

/** Whether a file of one room may import a file of another. */
export function isAllowed(from: Room, to: Room, toPath: string): boolean {
  if (from === to) return true;
  if (!toPath.startsWith("src/")) return false;
  if (to.level === 0 && from.level > 0) return true;
  const inner = toPath.slice("src/".length);
  return from.mayImport.some((prefix) => inner.startsWith(prefix));
}
