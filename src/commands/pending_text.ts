import type { SchemaChange } from "../autogenerate/changes.ts";
import type { LikelyRename } from "../autogenerate/mod.ts";
import type { Style } from "./style.ts";

/** What keeps databases from being as their schemas say. */
export interface PendingChanges {
  /** What a revision would do, in order. */
  readonly changes: readonly SchemaChange[];
  /** What is dropped and added above, and may have been renamed. */
  readonly likelyRenames: readonly PendingRename[];
}

/** A {@linkcode LikelyRename} as plain data that always has the same members. */
export interface PendingRename extends Omit<LikelyRename, "schema"> {
  /** Null for the default one. */
  readonly schema: string | null;
}

/** What is pending, for people. */
export function pendingText(
  pending: PendingChanges,
  style: Style,
): string {
  const { changes, likelyRenames } = pending;
  if (changes.length === 0) {
    return style.green(
      "Nothing is pending: the database is as the schema says",
    );
  }
  return [
    `The database differs from the schema:`,
    ...changeLines(pending, style),
    ...renameLines(likelyRenames, style),
    `${style.cyan("hint:")} Write a revision with ` +
    `"athanor revision --autogenerate".`,
  ].join("\n");
}

/** A line for each change, and what a revision remarks on it; on likely renames more is said below. */
export function changeLines(
  { changes, likelyRenames }: PendingChanges,
  style: Style,
): string[] {
  const colors: Readonly<Record<string, Style["dim"]>> = {
    "+": style.green,
    "-": style.red,
    "~": style.yellow,
  };
  return changes.flatMap((change) => {
    const { text, remark } = change;
    const color = colors[text.charAt(0)] ?? ((line) => line);
    const isRename = likelyRenames.some((one) => isDrop(change, one));
    const remarks = isRename ? [] : remark?.split("\n") ?? [];
    return [
      `  ${color(text)}`,
      ...remarks.map((line) => `    ${style.dim(line)}`),
    ];
  });
}

function isDrop(change: SchemaChange, rename: PendingRename): boolean {
  const { kind, schema, table, name } = change;
  const isTable = rename.kind === "table";
  return kind === (isTable ? "dropTable" : "dropColumn") &&
    schema === rename.schema &&
    (isTable
      ? table === rename.from
      : table === rename.tableName && name === rename.from);
}

/** A line for each likely rename, with the way out. */
export function renameLines(
  likelyRenames: readonly PendingRename[],
  style: Style,
): string[] {
  if (likelyRenames.length === 0) return [];
  return [
    style.bold("Dropped and added above, but it looks like this:"),
    ...likelyRenames.map((one) => `  ${renameText(one)}`),
    `${style.cyan("hint:")} Say renamedFrom in the schema, or write the ` +
    "answers into a file for --renames.",
  ];
}

/** A likely rename as a phrase, such as `column account.nam renamed to name`. */
export function renameText(
  { kind, schema, tableName, from, to }: LikelyRename | PendingRename,
): string {
  const table = [schema ?? [], tableName].flat().join(".");
  return kind === "table"
    ? `table ${table} renamed to ${to}`
    : `column ${table}.${from} renamed to ${to}`;
}
