/**
 * {{message}}
 *
 * Revision ID: {{upRevision}}
 * Revises: {{revises}}
 */
import { context, op, sa } from "athanor";

export const revision = {{revision}};
export const downRevision = {{downRevision}};
export const branchLabels = {{branchLabels}};
export const dependsOn = {{dependsOn}};

export function upgrade() {
  schemaUpgrades();
  if (wantsData()) dataUpgrades();
}

export function downgrade() {
  if (wantsData()) dataDowngrades();
  schemaDowngrades();
}

/** Whether the command was given `-x data=true`. */
function wantsData() {
  return context.getXArgument({ asDictionary: true })["data"] === "true";
}

function schemaUpgrades() {
  {{upgrades}}
}

function schemaDowngrades() {
  {{downgrades}}
}

/** Data that only some databases get. */
function dataUpgrades() {
}

function dataDowngrades() {
}
