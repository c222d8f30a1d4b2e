import type { Constraint } from "./constraint.ts";

/** What messages call the kinds of constraints. */
export const CONSTRAINT_WORDS: Readonly<Record<Constraint["kind"], string>> = {
  primaryKey: "primary key",
  unique: "unique constraint",
  foreignKey: "foreign key",
  check: "check",
  exclude: "exclude constraint",
};
