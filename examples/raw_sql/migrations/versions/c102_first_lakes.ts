/**
 * The first lakes, from a file of plain SQL.
 */
import { op } from "athanor";

export const revision = "c102";
export const downRevision = "c101";
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade() {
  const file = new URL("../lakes.sql", import.meta.url);
  op.execute(await Deno.readTextFile(file));
}

export function downgrade() {
  op.execute("DELETE FROM lake; DELETE FROM lake_log");
}
