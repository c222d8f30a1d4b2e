import { equal } from "node:assert/strict";
import { transactionScope } from "../../src/runtime/transaction_plan.ts";

const TABLE = [
  // alreadyOpen, transactionalDdl, transactionPerMigration, scope
  [false, true, true, "migration"],
  [false, true, false, "run"],
  [false, false, true, "migration"],
  [false, false, false, "migration"],
  [true, true, true, "external"],
  [true, true, false, "external"],
  [true, false, true, "external"],
  [true, false, false, "external"],
] as const;

for (const [open, ddl, each, expected] of TABLE) {
  Deno.test(`transactionScope() is "${expected}" when open=${open}, transactional DDL=${ddl}, one a migration=${each}`, () => {
    equal(
      transactionScope({
        alreadyOpen: open,
        transactionalDdl: ddl,
        transactionPerMigration: each,
      }),
      expected,
    );
  });
}
