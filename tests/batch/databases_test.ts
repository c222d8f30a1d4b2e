/**
 * One batch on every database: what it leaves is the same, whether by ALTER or
 * by a new table.
 *
 * @module
 */
import { deepStrictEqual, rejects } from "node:assert/strict";
import { Project } from "../environment/project.ts";
import { liveUrlTest } from "../servers/live_url.ts";
import { columnAt, versionsAt } from "../runtime/live_database.ts";

const PLAN = {
  a1: {
    up: `op.createTable("account", [
      sa.column("id", sa.integer(), { primaryKey: true, autoincrement: false }),
      sa.column("name", sa.string(20)),
      sa.column("gone", sa.integer()),
      sa.uniqueConstraint(["name"], { name: "uq_name" }),
    ]);
    op.execute("INSERT INTO account VALUES (1, 'a', 1), (2, 'b', 2)");`,
    down: `op.dropTable("account");`,
  },
  b2: {
    up: `op.batchAlterTable("account", (batch) => {
      batch.dropColumn("gone");
      batch.addColumn(sa.column("more", sa.integer(), { serverDefault: "7" }));
      batch.alterColumn("name", {
        nullable: false, existingType: sa.string(20), type: sa.string(30),
      });
      batch.dropConstraint("uq_name", { type: "unique" });
      batch.createIndex("ix_name", ["name"]);
    });`,
    down: `op.batchAlterTable("account", (batch) => {
      batch.dropIndex("ix_name");
      batch.createUniqueConstraint("uq_name", ["name"]);
      batch.alterColumn("name", {
        nullable: true, existingType: sa.string(30), type: sa.string(20),
      });
      batch.dropColumn("more");
      batch.addColumn(sa.column("gone", sa.integer()));
    });`,
  },
};

liveUrlTest(
  "a batch leaves the same on every database, and its downgrade goes back",
  async (url) => {
    using project = new Project(PLAN, { url });
    await project.upgrade();
    deepStrictEqual(
      await columnAt(
        url,
        "SELECT concat(id, name, more) FROM account ORDER BY id",
      ),
      ["1a7", "2b7"],
    );
    await project.downgrade("a1");
    deepStrictEqual(
      await columnAt(url, "SELECT count(*) FROM account WHERE gone IS NULL"),
      ["2"],
    );
    deepStrictEqual(await versionsAt(url), ["a1"]);
  },
);

liveUrlTest(
  "making a table anew is refused where tables are altered in place",
  async (url) => {
    using project = new Project({
      a1: PLAN.a1,
      b2: {
        up: `op.batchAlterTable("account", { recreate: "always" }, () => {});`,
      },
    }, { url });
    await rejects(project.upgrade(), /is not made anew here/);
  },
  ["postgresql", "mysql"],
);
