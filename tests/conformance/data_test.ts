import { type Operations, sa } from "athanor";
import { conformance } from "./conformance_case.ts";

const account = sa.table("account", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(50)),
  sa.column("active", sa.boolean()),
  sa.column("balance", sa.numeric(20, 4)),
  sa.column("ratio", sa.double()),
  sa.column("born", sa.date()),
  sa.column("seen", sa.dateTime()),
  sa.column("data", sa.largeBinary()),
  sa.column("extra", sa.json()),
]);

function givenAccount(op: Operations): void {
  op.createTable("account", account.columns);
}

/** A column as text, in words that all databases share. */
function asText(column: string): string {
  return `rtrim(CAST(${column} AS CHAR(60))) AS ${column}`;
}

function clear(op: Operations): void {
  op.execute("DELETE FROM account");
}

conformance("data", {
  "bulkInsert writes a value of each kind": {
    given: givenAccount,
    upgrade: (op) =>
      op.bulkInsert(account, [
        {
          id: 1,
          name: 'it\'s "x" \\ \n 100% :colon ; -- é 🦆',
          active: true,
          balance: "1234567890123456.7891",
          ratio: -0.1,
          born: "2024-02-29",
          seen: "2024-02-29 12:30:45",
          data: new Uint8Array([0, 39, 92, 255]),
          extra: { a: [1, 'it\'s \\ "q"', null] },
        },
        { id: 2, name: null, active: false, balance: 9007199254740993n },
      ]),
    downgrade: clear,
    rows: `SELECT id, name, active, ${asText("balance")}, ratio,
      ${asText("born")}, ${asText("seen")}, data, ${asText("extra")}
      FROM account ORDER BY id`,
  },
  "bulkInsert leaves out no row": {
    given: givenAccount,
    upgrade: (op) =>
      op.bulkInsert(
        "account",
        Array.from(
          { length: 250 },
          (_, id) => ({ id: id + 1, name: `n${id}` }),
        ),
      ),
    downgrade: clear,
    rows: "SELECT count(*) AS n, min(name) AS a, max(id) AS z FROM account",
  },
  "bulkInsert writes SQL and inline literals as they are": {
    given: givenAccount,
    upgrade: (op) =>
      op.bulkInsert(account, [{
        id: sa.text("40 + 2"),
        name: op.inlineLiteral("it's"),
      }], { multiinsert: false }),
    downgrade: clear,
    rows: "SELECT id, name FROM account",
  },
  "execute runs each statement of a text": {
    given: givenAccount,
    upgrade: (op) =>
      op.execute(`
        INSERT INTO account (id, name) VALUES (1, 'a;b'); -- one; comment
        /* another; */
        INSERT INTO account (id, name) VALUES (2, ':not a place');`),
    downgrade: clear,
    rows: "SELECT id, name FROM account ORDER BY id",
  },
  "execute writes parameters into their places": {
    given: givenAccount,
    upgrade: (op) =>
      op.execute(
        "INSERT INTO account (id, name, active) VALUES (:id, :name, :active)",
        { parameters: { id: 3, name: "it's ':name' \\", active: true } },
      ),
    downgrade: clear,
    rows: "SELECT id, name, active FROM account",
  },
});
