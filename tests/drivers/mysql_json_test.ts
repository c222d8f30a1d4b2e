import { deepStrictEqual } from "node:assert/strict";
import { serverUrl, withDatabase } from "../servers/databases.ts";
import { TARGETS } from "./targets.ts";

for (const target of TARGETS.filter(({ server }) => server === "mysql")) {
  Deno.test({
    name: `${target.name}: a JSON column that MariaDB filled with '' is read`,
    ignore: serverUrl("mysql") === undefined,
    fn: () =>
      withDatabase("mysql", async (url) => {
        const { connection: db, end } = await target.open(url);
        await db.run([
          { sql: "CREATE TABLE t (id INTEGER, a JSON)" },
          { sql: `INSERT INTO t VALUES (1, '{"é": [1, null]}'), (2, NULL)` },
          { sql: "ALTER TABLE t ADD COLUMN b JSON NOT NULL" },
        ]);
        const expected = [
          { id: 1, a: { "é": [1, null] }, b: "" },
          { id: 2, a: null, b: "" },
        ];
        deepStrictEqual(
          await db.query("SELECT * FROM t ORDER BY id"),
          expected,
        );
        deepStrictEqual(
          await db.query("SELECT * FROM t WHERE id < ? ORDER BY id", [9]),
          expected,
        );
        await db.close();
        await end();
      }),
  });
}
