/**
 * Planets
 *
 * Revision ID: 5d21
 * Revises: <base>
 */
import { context, op, sa } from "athanor";

export const revision = "5d21";
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

const planet = sa.table("planet", [
  sa.column("name", sa.string(20), { primaryKey: true }),
  sa.column("radius_km", sa.float(), { nullable: false }),
  sa.column("moons", sa.integer(), { nullable: false, serverDefault: "0" }),
]);

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
  op.createTable(planet.name, planet.columns);
}

function schemaDowngrades() {
  op.dropTable("planet");
}

/** Data that only some databases get. */
function dataUpgrades() {
  op.bulkInsert(planet, [
    { name: "Mercury", radius_km: 2439.7, moons: 0 },
    { name: "Venus", radius_km: 6051.8, moons: 0 },
    { name: "Earth", radius_km: 6371.0, moons: 1 },
    { name: "Mars", radius_km: 3389.5, moons: 2 },
  ]);
}

function dataDowngrades() {
  op.execute("DELETE FROM planet");
}
