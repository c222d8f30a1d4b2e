/** Vectors whose SQL is not ours, and why ours is right. */
export interface Difference {
  /**
   * `bug`: Alembic's SQL is wrong, by its own documentation or by what the
   * database does with it. `order`: the same in an order that carries no
   * meaning. `more`: Alembic refuses what works.
   */
  readonly kind: "bug" | "order" | "more";
  readonly reason: string;
  readonly ids: readonly string[];
}

/** Where we differ from Alembic on purpose. */
export const DIFFERENCES: readonly Difference[] = [
  {
    kind: "bug",
    reason:
      "Oracle: alterColumn's COMMENT ON COLUMN leaves out the schema and the quotes, so that it fails or comments on another table",
    ids: [
      "oracle-74",
      "oracle-224",
      "oracle-469",
      "oracle-824",
      "oracle-1104",
      "oracle-1399",
      "oracle-1489",
      "oracle-1609",
      "oracle-1834",
      "oracle-1889",
      "oracle-1934",
      "oracle-1984",
      "oracle-2129",
      "oracle-2264",
      "oracle-2334",
      "oracle-2474",
      "oracle-2684",
      "oracle-2759",
      "oracle-2879",
    ],
  },
  {
    kind: "bug",
    reason:
      "the CHECK of the new type names the column by the name that it no longer has",
    ids: ["mysql-97"],
  },
  {
    kind: "bug",
    reason:
      "batch: the CHECK of a renamed column goes on naming the old one, so that the new table cannot be created",
    ids: ["sqlite-360", "sqlite-870", "sqlite-1845"],
  },
  {
    kind: "bug",
    reason:
      "batch: a new column comes before columns that were there, because another one was dropped",
    ids: ["sqlite-115", "sqlite-2820"],
  },
  {
    kind: "bug",
    reason: "batch: the CHECK of a new column's type is written twice",
    ids: ["sqlite-925"],
  },
  {
    kind: "bug",
    reason: "SQLite takes six types alone in a STRICT table",
    ids: ["sqlite-1125", "sqlite-1285", "sqlite-2430"],
  },
  {
    kind: "more",
    reason: "an EXCLUDE constraint may have an expression as an element",
    ids: ["postgresql-706", "postgresql-1581", "postgresql-2666"],
  },
  {
    kind: "order",
    reason:
      "indexes and constraints that columns bring along come in the order said; Alembic's come in the order of a hash set",
    ids: ["postgresql-2746", "mssql-1663", "oracle-1274"],
  },
];
