/** Where transactions begin and end in a run. */
export type TransactionScope = "external" | "run" | "migration";

/** What decides about transactions. */
export interface TransactionFacts {
  /** Whether the connection was already in a transaction when it was handed over. */
  readonly alreadyOpen: boolean;
  /** Whether the database undoes DDL with the transaction. */
  readonly transactionalDdl: boolean;
  /** What the configuration says; true when it says nothing. */
  readonly transactionPerMigration: boolean;
}

/**
 * Decides where transactions begin and end.
 *
 * A transaction that the caller opened is the caller's to end. One transaction
 * around the whole run is only possible where DDL takes part in it; elsewhere
 * each migration has its own, for its rows and its version row.
 */
export function transactionScope(facts: TransactionFacts): TransactionScope {
  const { alreadyOpen, transactionalDdl, transactionPerMigration } = facts;
  if (alreadyOpen) return "external";
  return transactionalDdl && !transactionPerMigration ? "run" : "migration";
}
