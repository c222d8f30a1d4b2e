import type { Connection } from "../drivers/driver.ts";

/** What opens a piece of work that leaves nothing behind, and what ends it. */
const ALONE = { begin: "BEGIN", end: ["ROLLBACK"] };
const WITHIN = {
  begin: "SAVEPOINT athanor_scratch",
  end: [
    "ROLLBACK TO SAVEPOINT athanor_scratch",
    "RELEASE SAVEPOINT athanor_scratch",
  ],
};

/** Does something in a transaction that is rolled back; in one that is open, nothing else of it is lost. */
export async function rolledBack<T>(
  connection: Connection,
  work: () => Promise<T>,
): Promise<T> {
  const { begin, end } = await connection.inTransaction() ? WITHIN : ALONE;
  await connection.run([{ sql: begin }]);
  try {
    return await work();
  } finally {
    await connection.run(end.map((sql) => ({ sql })));
  }
}
