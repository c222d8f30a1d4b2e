import { deepStrictEqual, equal } from "node:assert/strict";
import mysql from "npm:mysql2@3.24.5/promise";
// @ts-types="npm:@types/pg@8.23.1"
import pg from "npm:pg@8.23.1";
import { Project } from "../environment/project.ts";
import { serverTest } from "../servers/databases.ts";

const REVISIONS = { a1: { up: `op.execute("CREATE TABLE a (id INTEGER)");` } };

serverTest(
  "postgresql",
  "a pool of pg that is handed over gets its client back",
  async (connectionString) => {
    using project = new Project(REVISIONS);
    const pool = new pg.Pool({ connectionString, max: 1 });
    const config = project.config();
    config.attributes["connection"] = pool;
    await project.upgrade("head", config);
    const { rows } = await pool.query(
      "SELECT version_num FROM athanor_version",
    );
    deepStrictEqual(rows, [{ "version_num": "a1" }]);
    await pool.end();
  },
);

serverTest(
  "mysql",
  "a pool of mysql2 that is handed over gets its connection back",
  async (uri) => {
    using project = new Project(REVISIONS);
    const pool = mysql.createPool({ uri, connectionLimit: 1 });
    const config = project.config();
    config.attributes["connection"] = pool;
    await project.upgrade("head", config);
    const [rows] = await pool.query("SELECT version_num FROM athanor_version");
    equal(JSON.stringify(rows), `[{"version_num":"a1"}]`);
    await pool.end();
  },
);

serverTest(
  "postgresql",
  "the setting driver chooses the client library",
  async (url) => {
    using project = new Project({
      a1: { up: `op.execute("CREATE TABLE a (id INTEGER)");` },
    });
    await project.upgrade("head", project.config({ url, driver: "postgres" }));
    const result = await project.upgrade("head", project.config({ url }));
    deepStrictEqual(result.before, ["a1"]);
  },
);
