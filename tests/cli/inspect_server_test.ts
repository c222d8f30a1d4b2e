import { deepStrictEqual } from "node:assert/strict";
import { command, Config } from "athanor";
import { schemaText } from "../../src/commands/inspected_text.ts";
import { PLAIN } from "../../src/commands/style.ts";
import { connectClient } from "../servers/clients.ts";
import { serverTest } from "../servers/databases.ts";
import type { ServerName } from "../servers/url_variables.ts";

/** What each server's tables are told as, line by line. */
const SEEN: Readonly<
  Record<ServerName, { made: readonly string[]; lines: readonly string[] }>
> = {
  postgresql: {
    made: [
      "CREATE TABLE a (x integer, y bit varying(4), span int4range, UNIQUE (x, y), CONSTRAINT apart EXCLUDE USING gist (span WITH &&) WHERE (x > 0))",
      "CREATE TABLE b (x integer, y bit varying(4), CONSTRAINT b_a FOREIGN KEY (x, y) REFERENCES a (x, y) MATCH FULL)",
      "CREATE TABLE c (day date) PARTITION BY RANGE (day)",
      "CREATE TABLE c_1 PARTITION OF c DEFAULT",
    ],
    lines: [
      "table a",
      "  x     INTEGER",
      "  y     BIT VARYING(4)",
      "  span  INT4RANGE",
      "  unique a_x_y_key (x, y)",
      "  exclude apart USING gist (span WITH &&) WHERE (x > 0)",
      "",
      "table b",
      "  x  INTEGER",
      "  y  BIT VARYING(4)",
      "  foreign key b_a (x, y) -> a (x, y) MATCH FULL",
      "",
      "table c",
      "  day  DATE",
      "  options postgresqlPartitionBy: RANGE (day)",
      "",
      "table c_1",
      "  partition of c DEFAULT",
      "  day  DATE",
    ],
  },
  mysql: {
    made: [
      "CREATE TABLE a (zip int(5) unsigned zerofill, name varchar(9) CHARACTER SET latin1) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
    ],
    lines: [
      "table a",
      "  zip   INTEGER(5) UNSIGNED ZEROFILL",
      "  name  VARCHAR(9) CHARACTER SET latin1 COLLATE latin1_swedish_ci",
      "  options mysqlEngine: InnoDB, mysqlDefaultCharset: utf8mb4, mysqlCollate: utf8mb4_bin",
    ],
  },
};

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(server, `inspect tells all of ${server}'s tables`, async (url) => {
    await using client = await connectClient(server, url);
    const { made, lines } = SEEN[server];
    for (const sql of made) await client.query(sql);
    const config = new Config({ url, revisions: [] });
    const { databases } = await command.inspect(config);
    deepStrictEqual(
      databases.map((one) => schemaText(one, PLAIN).split("\n")),
      [lines],
    );
  });
}
