/**
 * Tickets are numbered by a sequence.
 */
import { op, sa } from "athanor";

export const revision = "9a01";
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

export function upgrade() {
  op.createSequence("ticket_number");
  op.createTable("ticket", [
    sa.column("number", sa.bigInteger(), {
      primaryKey: true,
      serverDefault: sa.text("nextval('ticket_number')"),
    }),
    sa.column("title", sa.string(80), { nullable: false }),
  ]);
}

export function downgrade() {
  op.dropTable("ticket");
  op.dropSequence("ticket_number");
}
