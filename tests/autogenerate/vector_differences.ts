/** Vectors whose answer we mean to give otherwise. */
interface Difference {
  /** `bug`: Alembic's answer is wrong; `choice`: both would do. */
  readonly kind: "bug" | "choice";
  readonly ids: readonly string[];
  /** Why ours is right. */
  readonly reason: string;
}

/** The vectors that differ, each with the reason why ours is right. */
export const DIFFERENCES: readonly Difference[] = [
  {
    kind: "bug",
    ids: [
      "sqlite-dev-1",
      "sqlite-dev-15",
      "sqlite-dev-103",
      "sqlite-dev-108",
      "sqlite-dev-121",
      "sqlite-dev-133",
      "sqlite-dev-134",
      "sqlite-dev-138",
      "sqlite-dev-157",
      "sqlite-dev-179",
      "sqlite-dev-184",
      "sqlite-dev-199",
      "sqlite-dev-214",
      "sqlite-dev-227",
      "sqlite-dev-245",
      "sqlite-dev-249",
      "sqlite-dev-271",
      "sqlite-dev-277",
      "sqlite-dev-318",
      "sqlite-dev-380",
      "sqlite-dev-398",
      "mysql-dev-11",
      "mysql-dev-25",
      "mysql-dev-26",
      "mysql-dev-34",
      "mysql-dev-43",
      "mysql-dev-54",
      "mysql-dev-59",
      "mysql-dev-73",
      "mysql-dev-105",
      "mysql-dev-110",
      "mysql-dev-115",
      "mysql-dev-133",
    ],
    reason:
      "A default with an apostrophe, the same on both sides, is reported as changed each time: Alembic compares the escaped text with the plain one, so that this never settles.",
  },
];
