/**
 * Foreign keys whose columns have an index of their own, made and taken back by
 * generated files: MySQL refuses to drop an index that a key needs.
 *
 * @module
 */
import { deepStrictEqual } from "node:assert/strict";
import { command, sa, type TableItem } from "../../mod.ts";
import { serverTest } from "../servers/databases.ts";
import { FilesProject } from "./files_project.ts";

function integers(...names: readonly string[]): TableItem[] {
  return names.map((name) => sa.column(name, sa.integer()));
}

/** A schema whose tables refer to a place, beside what they bring of their own. */
function schema(
  tables: Readonly<Record<string, readonly TableItem[]>>,
): sa.MetaData {
  const metadata = new sa.MetaData();
  const id = () => sa.column("id", sa.integer(), { primaryKey: true });
  const key = () => sa.uniqueConstraint(["id", "kind"], { name: "uq_place" });
  const kind = () => sa.column("kind", sa.integer(), { nullable: false });
  metadata.table("place", [id(), kind(), key()]);
  for (const [name, items] of Object.entries(tables)) {
    metadata.table(name, [id(), ...items]);
  }
  return metadata;
}

const toPlace = { foreignKey: "place.id" } as const;

const SCHEMAS: Readonly<Record<string, sa.MetaData>> = {
  "with an index of its column": schema({
    visit: [sa.column("place_id", sa.integer(), { ...toPlace, index: true })],
  }),
  "with a unique index that begins with its column": schema({
    visit: [
      sa.column("place_id", sa.integer(), toPlace),
      ...integers("day"),
      sa.index("ux_visit", ["place_id", "day"], { unique: true }),
    ],
  }),
  "with an index of its columns in another order": schema({
    visit: [
      ...integers("place_id", "kind"),
      sa.foreignKeyConstraint(
        ["place_id", "kind"],
        [
          { table: "place", column: "id" },
          { table: "place", column: "kind" },
        ],
        { name: "fk_visit" },
      ),
      sa.index("ix_visit", ["kind", "place_id"]),
    ],
  }),
  "with an index, beside one without": schema({
    visit: [
      sa.column("place_id", sa.integer(), toPlace),
      sa.column("other_id", sa.integer(), { ...toPlace, index: true }),
    ],
  }),
  "with an index, to the table itself": schema({
    visit: [
      sa.column("earlier_id", sa.integer(), {
        foreignKey: "visit.id",
        index: true,
      }),
    ],
  }),
};

for (const [title, target] of Object.entries(SCHEMAS)) {
  serverTest(
    "mysql",
    `a new foreign key ${title} goes again`,
    async (url) => {
      using project = new FilesProject(url);
      const before = schema({});
      await project.settle(before);
      await project.settle(target);
      await command.downgrade(project.config(), "-1");
      deepStrictEqual(await project.differences(before), []);
      await command.upgrade(project.config(), "head");
      deepStrictEqual(await project.differences(target), []);
      await command.downgrade(project.config(), "base");
      deepStrictEqual(await project.differences(new sa.MetaData()), []);
    },
  );
}
