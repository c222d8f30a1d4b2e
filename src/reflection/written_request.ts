/** Tables that are made for the moment. */
export interface WrittenRequest {
  /** Make temporary tables, and indexes of them. */
  readonly statements: readonly string[];
  /** The tables that they make. */
  readonly names: readonly string[];
}
