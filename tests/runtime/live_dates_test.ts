import { deepStrictEqual } from "node:assert/strict";
import { Project } from "../environment/project.ts";
import { serverTest } from "../servers/databases.ts";
import { connectClient } from "../servers/clients.ts";
import { columnAt } from "./live_database.ts";

const AT = `new Date("2026-01-02T03:04:05Z")`;

serverTest(
  "mysql",
  "a Date for a type with a zone was refused by MariaDB, which has none",
  async (url) => {
    const column = `sa.column("at", sa.dateTime({ timezone: true }))`;
    const up = `const made = op.createTable("t", [${column}]);
      op.bulkInsert(made.value, [{ at: ${AT} }]);`;
    using project = new Project({ a1: { up } }, { url });
    await project.upgrade();
    deepStrictEqual(await columnAt(url, "SELECT CAST(at AS CHAR) FROM t"), [
      "2026-01-02 03:04:05",
    ]);
  },
);

serverTest(
  "postgresql",
  "a Date without a type was taken in the session's zone by PostgreSQL",
  async (url) => {
    const name = new URL(url).pathname.slice(1);
    {
      await using client = await connectClient("postgresql", url);
      await client.query(
        `ALTER DATABASE ${name} SET timezone = 'Europe/Berlin'`,
      );
    }
    const up =
      `op.execute("CREATE TABLE t (zoned timestamptz, plain timestamp)");
      op.execute("INSERT INTO t VALUES (:at, :at)", { parameters: { at: ${AT} } });
      op.bulkInsert("t", [{ zoned: ${AT}, plain: ${AT} }]);`;
    using project = new Project({ a1: { up } }, { url });
    await project.upgrade();
    const sql = `SELECT DISTINCT (zoned AT TIME ZONE 'UTC')::text
      || ' ' || plain::text FROM t`;
    deepStrictEqual(await columnAt(url, sql), [
      "2026-01-02 03:04:05 2026-01-02 03:04:05",
    ]);
  },
);
