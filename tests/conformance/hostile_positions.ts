import { type Operations, sa } from "athanor";
import type { LiveDatabase, LiveDialect } from "./databases.ts";
import {
  columnNames,
  constraintNames,
  indexNames,
  tableNames,
  values,
} from "./names.ts";

/** A place in the API that takes a text of a person's choice. */
export interface HostilePosition {
  /** Says the text there. */
  readonly make: (op: Operations, text: string) => unknown;
  /** Takes away what was made. */
  readonly undo: (op: Operations, text: string) => unknown;
  /** The texts that the database has there now. */
  readonly seen: (database: LiveDatabase, text: string) => Promise<string[]>;
  /** The databases that have such a place; all by default. */
  readonly on?: readonly LiveDialect[];
}

const id = sa.column("id", sa.integer(), {
  primaryKey: true,
  autoincrement: false,
});

function dropTable(op: Operations): void {
  op.dropTable("t");
}

/** A table with a constraint that a case names. */
function withConstraint(
  constraint: (
    name: string,
  ) => Parameters<Operations["createTable"]>[1][number],
): HostilePosition {
  return {
    make: (op, text) =>
      op.createTable("t", [
        id,
        sa.column("b", sa.integer()),
        constraint(text),
      ]),
    undo: dropTable,
    seen: constraintNames,
  };
}

/** The places of identifiers. */
export const NAMES: Readonly<Record<string, HostilePosition>> = {
  "the table of createTable": {
    make: (op, text) => op.createTable(text, [id]),
    undo: (op, text) => op.dropTable(text),
    seen: tableNames,
  },
  "the new name of renameTable": {
    make: (op, text) => {
      op.createTable("t", [id]);
      op.renameTable("t", text);
    },
    undo: (op, text) => {
      op.renameTable(text, "t");
      op.dropTable("t");
    },
    seen: tableNames,
  },
  "a column of createTable": {
    make: (op, text) => op.createTable("t", [sa.column(text, sa.integer())]),
    undo: dropTable,
    seen: columnNames,
  },
  "the column of addColumn and dropColumn": {
    make: (op, text) => {
      op.createTable("t", [sa.column("gone", sa.integer())]);
      op.addColumn("t", sa.column(text, sa.integer()));
      op.dropColumn("t", "gone");
    },
    undo: dropTable,
    seen: columnNames,
  },
  "the new name of alterColumn": {
    make: (op, text) => {
      op.createTable("t", [sa.column("a", sa.integer())]);
      op.alterColumn("t", "a", {
        newColumnName: text,
        existingType: sa.integer(),
      });
    },
    undo: dropTable,
    seen: columnNames,
  },
  "the table and column of bulkInsert": {
    make: (op, text) => {
      op.createTable(text, [sa.column(text, sa.integer())]);
      op.bulkInsert(
        sa.table(text, [sa.column(text, sa.integer())]),
        [{ [text]: 1 }],
      );
    },
    undo: (op, text) => op.dropTable(text),
    seen: columnNames,
  },
  "the name of an index": {
    make: (op, text) => {
      op.createTable("t", [id]);
      op.createIndex(text, "t", ["id"]);
    },
    undo: (op, text) => {
      op.dropIndex(text, { tableName: "t" });
      op.dropTable("t");
    },
    seen: indexNames,
  },
  "the column of an index": {
    make: (op, text) => {
      op.createTable("t", [sa.column(text, sa.integer())]);
      op.createIndex("ix", "t", [text]);
    },
    undo: dropTable,
    seen: columnNames,
  },
  "the name of a unique constraint": withConstraint((name) =>
    sa.uniqueConstraint(["b"], { name })
  ),
  "the name of a check": withConstraint((name) =>
    sa.checkConstraint("id > 0", { name })
  ),
  "the name of a foreign key": withConstraint((name) =>
    sa.foreignKeyConstraint(["id"], ["t.id"], { name })
  ),
  "the table and column of a foreign key": {
    make: (op, text) => {
      op.createTable(text, [
        sa.column(text, sa.integer(), {
          primaryKey: true,
          autoincrement: false,
          foreignKey: { table: text, column: text },
        }),
      ]);
    },
    undo: (op, text) => op.dropTable(text),
    seen: columnNames,
  },
  "the name of a constraint that is added and dropped": {
    make: (op, text) => {
      op.createTable("t", [id, sa.column("b", sa.integer())]);
      op.createUniqueConstraint("gone" + text.slice(0, 40), "t", ["b"]);
      op.dropConstraint("gone" + text.slice(0, 40), "t", { type: "unique" });
      op.createUniqueConstraint(text, "t", ["b"]);
    },
    undo: dropTable,
    seen: constraintNames,
    on: ["postgresql", "mysql"],
  },
  "the schema of a table": {
    make: (op, text) => {
      op.execute(`CREATE SCHEMA "${text.replaceAll('"', '""')}"`);
      op.createTable("t", [id], { schema: text });
      op.createTableComment("t", "c", { schema: text });
    },
    undo: (op, text) => {
      op.dropTable("t", { schema: text });
      op.execute(`DROP SCHEMA "${text.replaceAll('"', '""')}"`);
    },
    seen: values(
      "SELECT schemaname AS v FROM pg_tables WHERE tablename = 't'",
    ),
    on: ["postgresql"],
  },
  "the name of an enum": {
    make: (op, text) =>
      op.createTable("t", [
        sa.column("a", sa.enum(["x"], { name: text })),
      ]),
    undo: (op, text) => {
      op.dropTable("t");
      op.execute(`DROP TYPE "${text.replaceAll('"', '""')}"`);
    },
    seen: values(
      "SELECT typname AS v FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid",
    ),
    on: ["postgresql"],
  },
};

/** The places of texts inside of string literals. */
export const LITERALS: Readonly<Record<string, HostilePosition>> = {
  "a value of bulkInsert": {
    make: (op, text) => {
      op.createTable("t", [sa.column("a", sa.text())]);
      op.bulkInsert("t", [{ a: text }]);
    },
    undo: dropTable,
    seen: values("SELECT a AS v FROM t"),
  },
  "a parameter of execute": {
    make: (op, text) => {
      op.createTable("t", [sa.column("a", sa.text())]);
      op.execute("INSERT INTO t (a) VALUES (:a)", { parameters: { a: text } });
    },
    undo: dropTable,
    seen: values("SELECT a AS v FROM t"),
  },
  "a server default": {
    make: (op, text) => {
      op.createTable("t", [
        id,
        sa.column("a", sa.string(200), { serverDefault: text }),
      ]);
      op.execute("INSERT INTO t (id) VALUES (1)");
    },
    undo: dropTable,
    seen: values("SELECT a AS v FROM t"),
  },
  "a value of an enum": {
    make: (op, text) => {
      op.createTable("t", [
        sa.column(
          "a",
          sa.enum(["x", text], { name: "e", createConstraint: true }),
        ),
      ]);
      op.bulkInsert("t", [{ a: text }]);
    },
    undo: (op) => {
      op.dropTable("t");
      op.execute("DROP TYPE IF EXISTS e");
    },
    seen: values("SELECT CAST(a AS VARCHAR(200)) AS v FROM t"),
    on: ["postgresql"],
  },
  "a value of a checked or built-in enum": {
    make: (op, text) => {
      op.createTable("t", [
        sa.column(
          "a",
          sa.enum(["x", text], { name: "e", createConstraint: true }),
        ),
      ]);
      op.bulkInsert("t", [{ a: text }]);
    },
    undo: dropTable,
    seen: values("SELECT a AS v FROM t"),
    on: ["sqlite", "mysql"],
  },
  "a comment of a table": {
    make: (op, text) => {
      op.createTable("t", [id]);
      op.createTableComment("t", text);
    },
    undo: dropTable,
    seen: values({
      postgresql: "SELECT obj_description('t'::regclass) AS v",
      mysql:
        "SELECT TABLE_COMMENT AS v FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 't'",
    }),
    on: ["postgresql", "mysql"],
  },
  "a comment of a column": {
    make: (op, text) =>
      op.createTable("t", [sa.column("a", sa.integer(), { comment: text })]),
    undo: dropTable,
    seen: values({
      postgresql: "SELECT col_description('t'::regclass, 1) AS v",
      mysql:
        "SELECT COLUMN_COMMENT AS v FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 't'",
    }),
    on: ["postgresql", "mysql"],
  },
};
