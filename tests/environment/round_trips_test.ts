import { deepStrictEqual } from "node:assert/strict";
import { Config } from "../../mod.ts";
import { connect } from "../../src/drivers/registry.ts";
import { RecordingConnection } from "../runtime/recording_connection.ts";
import { Project } from "./project.ts";

const TABLE = (name: string) =>
  `op.createTable("${name}", [sa.column("id", sa.integer())]);`;

Deno.test("a run asks where the database is in one query for all tables of its own, and one for the rows", async () => {
  using project = new Project({
    a1: { up: TABLE("a") },
    b2: { up: TABLE("b") },
  });
  await project.upgrade("a1");
  const inner = await connect(`sqlite:${project.database}`);
  try {
    const connection = new RecordingConnection(inner);
    const { directory } = project;
    const config = new Config({}, { directory, attributes: { connection } });
    await project.upgrade("head", config);
    deepStrictEqual(connection.asked, [
      "SELECT 0 AS place FROM sqlite_master WHERE type = 'table' AND name = 'athanor_version' " +
      "UNION ALL SELECT 1 AS place FROM sqlite_master WHERE type = 'table' AND name = 'athanor_version_journal'",
      "SELECT version_num FROM athanor_version",
    ]);
    deepStrictEqual(project.tables(), ["a", "b"]);
  } finally {
    await inner.close();
  }
});
