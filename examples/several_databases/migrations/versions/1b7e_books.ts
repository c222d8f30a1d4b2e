/**
 * Books live in the library; the archive remembers who lent them.
 */
import { op, type Operations, sa } from "athanor";

export const revision = "1b7e";
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

type Engine = "library" | "archive";

export function upgrade(_op: Operations, { engine }: { engine: Engine }) {
  ({ library: upgradeLibrary, archive: upgradeArchive })[engine]();
}

export function downgrade(_op: Operations, { engine }: { engine: Engine }) {
  op.dropTable({ library: "book", archive: "loan" }[engine]);
}

function upgradeLibrary() {
  const book = op.createTable("book", [
    sa.column("isbn", sa.string(13), { primaryKey: true }),
    sa.column("title", sa.string(100), { nullable: false }),
    sa.column("year", sa.integer()),
  ]);
  op.bulkInsert(book.value, [
    { isbn: "9780201896831", title: "Fundamental Algorithms", year: 1997 },
    { isbn: "9780262510875", title: "SICP", year: 1996 },
  ]);
}

function upgradeArchive() {
  op.createTable("loan", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("isbn", sa.string(13), { nullable: false, index: true }),
    sa.column("lent_on", sa.date(), { nullable: false }),
  ]);
}
