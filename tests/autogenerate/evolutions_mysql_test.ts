/**
 * MySQL databases that were made by SQL of other tools, and what becomes of them by
 * generated operations.
 *
 * @module
 */
import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { compareMetadata, MigrationContext, sa } from "../../mod.ts";
import { connect } from "../../src/drivers/registry.ts";
import { connectClient } from "../servers/clients.ts";
import { serverTest } from "../servers/databases.ts";
import { evolutionTest } from "./evolving_database.ts";

const SHOP = (key: string) => [
  `CREATE TABLE customer (id ${key} AUTO_INCREMENT PRIMARY KEY, name varchar(10))`,
  `CREATE TABLE purchase (
     id int PRIMARY KEY,
     customer_id ${key} NOT NULL,
     earlier_id int,
     CONSTRAINT purchase_customer FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE,
     CONSTRAINT purchase_earlier FOREIGN KEY (earlier_id) REFERENCES purchase (id)
   )`,
];

evolutionTest(
  "mysql",
  "a key gets a larger type although foreign keys refer to it",
  {
    from: [
      ...SHOP("int unsigned"),
      "INSERT INTO customer VALUES (1, 'Ann')",
      "INSERT INTO purchase VALUES (1, 1, NULL)",
    ],
    to: SHOP("bigint unsigned"),
    read: ({ upgradeOps }) => {
      // What is not in the way stays.
      const text = JSON.stringify(upgradeOps?.asDiffs());
      strictEqual(text.includes("purchase_earlier"), false);
    },
    look: async (client) => {
      const rows = await client.query("SELECT customer_id FROM purchase");
      deepStrictEqual(rows.map((row) => Number(row["customer_id"])), [1]);
    },
  },
);

evolutionTest(
  "mysql",
  "a generated column that gets another type is still generated",
  {
    from: [
      "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED, c int GENERATED ALWAYS AS (a + 2) VIRTUAL)",
      "INSERT INTO t (a) VALUES (1)",
    ],
    to: [
      "CREATE TABLE t (a int, b bigint GENERATED ALWAYS AS (a + 1) STORED, c int GENERATED ALWAYS AS (a + 2) VIRTUAL COMMENT 'c')",
    ],
    look: async (client) => {
      await client.query("UPDATE t SET a = a + 1");
      const rows = await client.query("SELECT b - a AS b, c - a AS c FROM t");
      deepStrictEqual(
        rows.map(({ b, c }) => [Number(b), Number(c)]),
        [[1, 2]],
      );
    },
  },
);

evolutionTest("mysql", "a table gets another primary key", {
  from: [
    "CREATE TABLE a (x int NOT NULL, y int NOT NULL, PRIMARY KEY (x))",
    "CREATE TABLE b (x int NOT NULL)",
    "CREATE TABLE c (x int NOT NULL PRIMARY KEY)",
  ],
  to: [
    "CREATE TABLE a (x int NOT NULL, y int NOT NULL, PRIMARY KEY (y, x))",
    "CREATE TABLE b (x int NOT NULL PRIMARY KEY)",
    "CREATE TABLE c (x int NOT NULL)",
  ],
});

const STATES = (states: string, rest = "") =>
  `CREATE TABLE t (
     id int PRIMARY KEY,
     state varchar(20) NOT NULL DEFAULT 'new' CHECK (state IN (${states})),
     kept varchar(9)${rest} CHECK (kept <> ''),
     gone int CHECK (gone > 0)
   )`;

evolutionTest(
  "mysql",
  "a column's own CHECK is changed, kept and dropped with its column",
  {
    from: [
      STATES("'new', 'paid'"),
      "INSERT INTO t VALUES (1, 'paid', 'x', 1)",
    ],
    to: [
      STATES("'new', 'paid', 'sent'", " COMMENT 'kept'")
        .replace(/,\s*gone .*/, ""),
    ],
    look: async (client) => {
      const refused = client.query("UPDATE t SET kept = ''").then(
        () => "taken",
        String,
      );
      match(await refused, /CONSTRAINT|constraint/);
      deepStrictEqual(await client.query("SELECT state FROM t"), [
        { state: "paid" },
      ]);
    },
  },
);

const LINES = (key: string, columns = "") =>
  `CREATE TABLE line (invoice int NOT NULL, number int NOT NULL,${columns} ${key})`;

evolutionTest(
  "mysql",
  "a key of two columns gives way to a counter, and back",
  {
    from: [
      LINES("PRIMARY KEY (invoice, number)", " KEY by_number (number),"),
      "INSERT INTO line VALUES (1, 1), (1, 2)",
    ],
    to: [
      LINES(
        "UNIQUE KEY pair (invoice, number)",
        " id int NOT NULL AUTO_INCREMENT PRIMARY KEY,",
      ),
    ],
    look: async (client) => {
      const rows = await client.query(
        "SELECT invoice, number FROM line ORDER BY number",
      );
      deepStrictEqual(rows, [{ invoice: 1, number: 1 }, {
        invoice: 1,
        number: 2,
      }]);
    },
  },
);

evolutionTest("mysql", "a counter is no key by itself any more", {
  from: [
    "CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, a int NOT NULL)",
  ],
  to: [
    "CREATE TABLE t (id int NOT NULL AUTO_INCREMENT, a int NOT NULL, PRIMARY KEY (id, a))",
  ],
});

evolutionTest("mysql", "a plain key begins to count", {
  from: [
    "CREATE TABLE a (id int NOT NULL PRIMARY KEY)",
    "CREATE TABLE b (id int NOT NULL)",
    "CREATE TABLE c (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)",
  ],
  to: [
    "CREATE TABLE a (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)",
    "CREATE TABLE b (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)",
    "CREATE TABLE c (id int NOT NULL PRIMARY KEY)",
  ],
});

evolutionTest(
  "mysql",
  "a renamed column is followed into lengths, and into the index of a key",
  {
    from: [
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (a varchar(90), p_id int, CONSTRAINT t_p FOREIGN KEY (p_id) REFERENCES p (id), KEY k (a(5)))",
    ],
    to: [
      "CREATE TABLE p (id int PRIMARY KEY)",
      "CREATE TABLE t (c varchar(90), p int, CONSTRAINT t_p FOREIGN KEY (p) REFERENCES p (id), KEY k (c(5)))",
    ],
    renames: { columns: { "t.a": "c", "t.p_id": "p" } },
    read: ({ upgradeOps }) => strictEqual(upgradeOps?.asDiffs().length, 2),
  },
);

serverTest(
  "mysql",
  "MariaDB's own UUID is a UUID of the model",
  async (url) => {
    await using client = await connectClient("mysql", url);
    await client.query("CREATE TABLE t (a uuid, b char(32))");
    const metadata = new sa.MetaData();
    metadata.table("t", [sa.column("a", sa.uuid()), sa.column("b", sa.uuid())]);
    const connection = await connect(url);
    const context = await MigrationContext.configure({ connection });
    deepStrictEqual(await compareMetadata(context, metadata), []);
    await connection.close();
  },
);

evolutionTest("mysql", "a column that is renamed keeps its own CHECK", {
  from: ["CREATE TABLE t (a varchar(9) DEFAULT 'x' CHECK (a <> ''))"],
  to: ["CREATE TABLE t (b varchar(9) DEFAULT 'x' CHECK (b <> ''))"],
  renames: { columns: { "t.a": "b" } },
  look: async (client, step) => {
    const column = step === "up" ? "b" : "a";
    const refused = client.query(`INSERT INTO t (${column}) VALUES ('')`).then(
      () => "taken",
      String,
    );
    match(await refused, /CONSTRAINT/);
  },
});

evolutionTest(
  "mysql",
  "digits of a second and the length of a unique key are compared",
  {
    from: [
      "CREATE TABLE t (a datetime DEFAULT current_timestamp, b time, c varchar(9), UNIQUE KEY k (c(4)))",
    ],
    to: [
      "CREATE TABLE t (a datetime(3) DEFAULT current_timestamp(3), b time(6), c varchar(9), UNIQUE KEY k (c))",
    ],
    read: ({ upgradeOps }) => strictEqual(upgradeOps?.asDiffs().length, 4),
  },
);

evolutionTest(
  "mysql",
  "a new table refers to a key that gets another type with it",
  {
    from: ["CREATE TABLE a (id int PRIMARY KEY)"],
    to: [
      "CREATE TABLE a (id bigint PRIMARY KEY)",
      "CREATE TABLE b (id int PRIMARY KEY, a_id bigint, CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES a (id))",
    ],
  },
);
