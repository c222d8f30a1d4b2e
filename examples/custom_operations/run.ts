/**
 * Operations of one's own, run, reversed and written as code.
 *
 * @module
 */
import { renderCode, sqlFor, usePlugin } from "athanor";
import { example } from "../example.ts";
import { CreateSequenceOp, sequences } from "./sequences.ts";

const { athanor, say } = example(import.meta);

await athanor("upgrade", "head", "--sql");
await athanor("downgrade", "9a01:base", "--sql");

await usePlugin(sequences);
const create = new CreateSequenceOp("invoice_number", { schema: "billing" });
say("As autogenerate writes it, and its reverse:");
say(renderCode([create, create.reverse()]).text);

say("In a batch:");
const statements = await sqlFor("postgresql", (op) => {
  op.batchAlterTable("ticket", (batch) => {
    batch.createTableSequence();
    batch.dropColumn("title");
  });
});
for (const statement of statements) say(`${statement};`);
