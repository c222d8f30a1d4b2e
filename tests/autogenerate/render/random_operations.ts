/**
 * Operations at random, of every class, with every option and hostile texts.
 *
 * @module
 */
import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  AlterEnumOp,
  BulkInsertOp,
  CreateEnumOp,
  CreateIndexOp,
  CreateTableCommentOp,
  CreateTableOp,
  DropColumnOp,
  DropConstraintOp,
  DropEnumOp,
  DropIndexOp,
  DropTableCommentOp,
  DropTableOp,
  ExecuteSqlOp,
  type MigrateOperation,
  RenameTableOp,
} from "../../../src/operations/mod.ts";
import { finalName, sa } from "../../../src/schema/mod.ts";
import type {
  Column,
  ColumnType,
  Constraint,
  ConstraintName,
  DialectOptions,
  Index,
  IndexColumn,
  ServerDefault,
} from "../../../src/schema/mod.ts";
import { inlineLiteral } from "../../../src/schema/inline_literal.ts";
import { HOSTILE_TEXTS } from "../../conformance/hostile_texts.ts";
import { randomNumbers } from "../../revision/random_graph.ts";
import { TYPES } from "./random_types.ts";

const TEXTS = [
  ...Object.values(HOSTILE_TEXTS)
    .filter((text) => text.isWellFormed() && !text.includes("\0")),
  "account",
  "region_id",
  "{{message}} ${a} $& $1",
  "function x() {}",
  "__proto__",
  "constructor",
  "\u2028line\u2029",
  "中文名稱",
  "a rather long text that takes up most of the room that a line of code has",
];

/** Where random parts come from. */
export class RandomOperations {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomNumbers(seed);
  }

  /** An operation of any class. */
  operation(): MigrateOperation {
    return this.#one([
      () =>
        new CreateTableOp(this.#text(), this.#items(), {
          ...this.#tableOptions(),
          ...this.#maybe("ifNotExists", this.#flag),
        }),
      () => new DropTableOp(this.#text(), this.#dropOptions()),
      () =>
        new RenameTableOp(
          this.#text(),
          this.#text(),
          this.#maybe("schema", this.#text),
        ),
      () =>
        new AddColumnOp(this.#text(), this.#column(), {
          ...this.#maybe("schema", this.#text),
          ...this.#maybe("ifNotExists", this.#flag),
          ...this.#maybe("inlineReferences", this.#flag),
          ...this.#maybe("inlinePrimaryKey", this.#flag),
        }),
      () => this.#alterColumn(),
      () => new DropColumnOp(this.#text(), this.#text(), this.#dropOptions()),
      () => this.#createIndex(),
      () =>
        new DropIndexOp(this.#name(), {
          ...this.#dropOptions(),
          ...this.#maybe("tableName", this.#text),
        }),
      () =>
        AddConstraintOp.fromConstraint(this.#constraint(), {
          tableName: this.#text(),
          schema: this.#flag() ? this.#text() : undefined,
        }),
      () =>
        new DropConstraintOp(this.#name(), this.#text(), {
          ...this.#maybe("schema", this.#text),
          ...this.#maybe("ifExists", this.#flag),
          ...this.#maybe(
            "type",
            () =>
              this.#pick(["foreignkey", "primary", "unique", "check"] as const),
          ),
        }),
      () =>
        new CreateTableCommentOp(
          this.#text(),
          this.#text(),
          this.#commentOptions(),
        ),
      () => new DropTableCommentOp(this.#text(), this.#commentOptions()),
      () => this.#bulkInsert(),
      () =>
        new CreateEnumOp(
          this.#text(),
          this.#distinct(),
          this.#maybe("schema", this.#text),
        ),
      () =>
        new DropEnumOp(this.#text(), {
          ...this.#maybe("schema", this.#text),
          ...this.#maybe("ifExists", this.#flag),
        }),
      () => this.#alterEnum(),
      () =>
        new ExecuteSqlOp(
          this.#sql(),
          this.#maybe("parameters", () => ({
            [this.#text()]: this.#value(),
            b: this.#value(),
          })),
        ),
    ]);
  }

  #alterColumn(): MigrateOperation {
    const type = this.#maybe("type", this.#type);
    return new AlterColumnOp(this.#text(), this.#text(), {
      ...type,
      ...(type.type && this.#maybe("postgresqlUsing", this.#sql)),
      ...this.#maybe("newColumnName", this.#text),
      ...this.#maybe("nullable", this.#flag),
      ...this.#maybe("comment", this.#textOrNull),
      ...this.#maybe("serverDefault", this.#defaultOrNull),
      ...this.#maybe("autoincrement", this.#flag),
      ...this.#maybe("existingType", this.#type),
      ...this.#maybe("existingNullable", this.#flag),
      ...this.#maybe("existingComment", this.#textOrNull),
      ...this.#maybe("existingServerDefault", this.#defaultOrNull),
      ...this.#maybe("existingAutoincrement", this.#flag),
      ...this.#maybe("schema", this.#text),
      ...this.#dialectOptions(),
    });
  }

  #alterEnum(): MigrateOperation {
    const existingValues = this.#distinct();
    const [first = ""] = existingValues;
    const values = ["renamed", ...this.#distinct()];
    return new AlterEnumOp(this.#text(), values, {
      existingValues,
      ...this.#maybe("renamedValues", () => ({ [first]: "renamed" })),
      ...this.#maybe("columns", () =>
        this.#many(() => ({
          table: this.#text(),
          column: this.#text(),
          ...this.#maybe("schema", this.#text),
          ...this.#maybe("array", this.#flag),
          ...this.#maybe("serverDefault", this.#default),
        }))),
      ...this.#maybe("schema", this.#text),
    });
  }

  #createIndex(): MigrateOperation {
    const name = this.#flag() ? this.#name() : null;
    return new CreateIndexOp(name, this.#text(), this.#indexColumns(), {
      ...this.#maybe("schema", this.#text),
      ...this.#maybe("unique", this.#flag),
      ...this.#maybe("ifNotExists", this.#flag),
      ...this.#dialectOptions(),
    });
  }

  #bulkInsert(): MigrateOperation {
    const columns = this.#distinct().map((name) =>
      sa.column(name, this.#flag() ? this.#type() : null)
    );
    const table = sa.table(this.#text(), columns, this.#tableOptions());
    const rows = this.#many(() =>
      Object.fromEntries(columns.map(({ name }) => [name, this.#value()]))
    );
    return new BulkInsertOp(table, rows, {
      ...this.#maybe("multiinsert", this.#flag),
      ...this.#maybe("identityInsert", this.#flag),
    });
  }

  #items(): (Column | Constraint | Index)[] {
    const names = this.#distinct();
    return [
      ...names.map((name) => this.#column(name)),
      ...this.#many(this.#constraint),
      ...this.#many(() =>
        sa.index(this.#flag() ? this.#name() : null, this.#indexColumns(), {
          ...this.#maybe("unique", this.#flag),
          ...this.#dialectOptions(),
        })
      ),
    ];
  }

  #column(name = this.#text()): Column {
    return sa.column(name, this.#flag() ? this.#type() : null, {
      ...this.#maybe("nullable", this.#flag),
      ...this.#maybe("primaryKey", this.#flag),
      ...this.#maybe("autoincrement", this.#flag),
      ...this.#maybe("unique", this.#flag),
      ...this.#maybe("index", this.#flag),
      ...this.#maybe("comment", this.#text),
      ...this.#maybe("serverDefault", this.#default),
      ...this.#maybe(
        "foreignKey",
        () =>
          this.#many(() =>
            sa.foreignKey(this.#reference(), this.#foreignKeyOptions())
          ),
      ),
      ...this.#maybe(
        "check",
        () =>
          this.#many(() =>
            sa.checkConstraint(this.#sql(), this.#constraintOptions())
          ),
      ),
      ...this.#maybe("info", this.#info),
      ...this.#dialectOptions(),
    });
  }

  #type = (depth = 0): ColumnType => {
    const make = this.#pick(TYPES);
    const type = make(<T extends object>(names: T) => {
      const kept = Object.entries(names).filter(() => this.#flag());
      return Object.fromEntries(kept) as Partial<T>;
    });
    const isArray = depth < 2 && this.#random() < 0.1;
    const whole = isArray ? sa.array(this.#type(depth + 1)) : type;
    return depth < 2 && this.#random() < 0.2
      ? whole.withVariant(
        this.#type(depth + 1),
        ...this.#pick([["mysql"], ["sqlite", "oracle"]] as const),
      )
      : whole;
  };

  #constraint = (): Constraint => {
    const options = this.#constraintOptions();
    return this.#one<Constraint>([
      () => sa.primaryKeyConstraint(this.#distinct(), options),
      () => sa.uniqueConstraint(this.#distinct(), options),
      () => sa.checkConstraint(this.#sql(), options),
      () => {
        const columns = this.#distinct();
        const { table, schema } = this.#reference();
        const place = { table, ...(schema === undefined ? {} : { schema }) };
        const references = columns.map((column) => ({ ...place, column }));
        return sa.foreignKeyConstraint(
          columns,
          references,
          this.#foreignKeyOptions(),
        );
      },
      () =>
        sa.excludeConstraint(
          this.#many(() => [
            this.#flag() ? this.#text() : sa.text(this.#sql()),
            this.#pick(["=", "&&"]),
          ], 1),
          {
            ...this.#maybe("name", this.#name),
            ...this.#maybe("using", this.#text),
            ...this.#maybe("where", this.#sql),
            ...this.#maybe("ops", () => ({ [this.#text()]: this.#text() })),
            ...this.#maybe("deferrable", this.#flag),
            ...this.#maybe("initially", this.#text),
          },
        ),
    ]);
  };

  #constraintOptions(): DialectOptions {
    return {
      ...this.#maybe("name", this.#name),
      ...this.#maybe("deferrable", this.#flag),
      ...this.#maybe("initially", this.#text),
      ...this.#dialectOptions(),
    };
  }

  #foreignKeyOptions(): DialectOptions {
    return {
      ...this.#constraintOptions(),
      ...this.#maybe("ondelete", this.#text),
      ...this.#maybe("onupdate", this.#text),
      ...this.#maybe("match", this.#text),
      ...this.#maybe("useAlter", this.#flag),
    };
  }

  #reference = (): { schema?: string; table: string; column: string } => ({
    table: this.#text(),
    column: this.#text(),
    ...this.#maybe("schema", this.#text),
  });

  #default = (): ServerDefault =>
    this.#one<ServerDefault>([
      this.#text,
      () => sa.text(this.#sql()),
      () => sa.computed(this.#sql(), this.#maybe("persisted", this.#flag)),
      () =>
        sa.identity({
          ...this.#maybe("always", this.#flag),
          ...this.#maybe("start", () => -5),
          ...this.#maybe("increment", () => 2),
          ...this.#maybe("maxvalue", () => Number.MAX_SAFE_INTEGER),
          ...this.#maybe("cycle", this.#flag),
        }),
    ]);

  #indexColumns(): IndexColumn[] {
    return this.#many(() =>
      this.#one<IndexColumn>([
        this.#text,
        () => sa.text(this.#sql()),
        () => sa.desc(this.#text()),
        () => sa.asc(this.#text()),
      ]), 1);
  }

  #tableOptions(): DialectOptions {
    return {
      ...this.#maybe("schema", this.#text),
      ...this.#maybe("comment", this.#text),
      ...this.#maybe("prefixes", () => [this.#text()]),
      ...this.#maybe("info", this.#info),
      ...this.#dialectOptions(),
    };
  }

  #dropOptions(): DialectOptions {
    return {
      ...this.#maybe("schema", this.#text),
      ...this.#maybe("ifExists", this.#flag),
      ...this.#dialectOptions(),
    };
  }

  #commentOptions(): object {
    return {
      ...this.#maybe("existingComment", this.#text),
      ...this.#maybe("schema", this.#text),
    };
  }

  #dialectOptions(): DialectOptions {
    return {
      ...this.#maybe("postgresqlWhere", () => sa.text(this.#sql())),
      ...this.#maybe("postgresqlInclude", () => [this.#text(), "b"]),
      ...this.#maybe("postgresqlWith", () => ({ [this.#text()]: 70 })),
      ...this.#maybe("mysqlEngine", this.#text),
      ...this.#maybe("mysqlLength", () => 10),
      ...this.#maybe("sqliteStrict", this.#flag),
      ...this.#maybe("oracleCompress", () => null),
    };
  }

  #info = (): Record<string, unknown> => ({
    [this.#text()]: [1, -0, "a", null, { b: true }],
  });

  #value = (): unknown =>
    this.#one<unknown>([
      this.#text,
      () => null,
      this.#flag,
      () => 12.5,
      () => -0,
      () => 1e21,
      () => 12345678901234567890n,
      () => new Date(1e12),
      () => new Uint8Array([0, 255, 16]),
      () => ({ [this.#text()]: [this.#text(), { b: null }] }),
      () => sa.text(this.#sql()),
      () => inlineLiteral(this.#text(), sa.string(5)),
    ]);

  #sql = (): string => this.#text();
  #textOrNull = (): string | null => this.#flag() ? this.#text() : null;
  #defaultOrNull = (): ServerDefault | null =>
    this.#flag() ? this.#default() : null;
  #flag = (): boolean => this.#random() < 0.5;
  #text = (): string => this.#pick(TEXTS);
  #name = (): ConstraintName =>
    this.#flag() ? this.#text() : finalName(this.#text());

  #distinct(): string[] {
    return [...new Set(this.#many(this.#text, 1))];
  }

  #many<T>(make: () => T, least = 0): T[] {
    const length = least + Math.floor(this.#random() * 3);
    return Array.from({ length }, () => make());
  }

  #maybe<K extends string, T>(name: K, make: () => T): { [P in K]?: T } {
    if (this.#random() < 0.6) return {};
    return { [name]: make() } as { [P in K]: T };
  }

  #one<T>(makers: readonly (() => T)[]): T {
    return this.#pick(makers)();
  }

  #pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)]!;
  }
}
