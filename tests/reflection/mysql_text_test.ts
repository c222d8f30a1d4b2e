import { deepStrictEqual } from "node:assert/strict";
import type { ColumnRow } from "../../src/reflection/mysql_catalog.ts";
import { factsOf } from "../../src/reflection/mysql_catalog.ts";
import { readColumn } from "../../src/reflection/mysql_columns.ts";
import {
  plainExpression,
  withoutParentheses,
  withoutSchema,
} from "../../src/reflection/mysql_text.ts";
import { sa } from "../../src/schema/mod.ts";

Deno.test("only the parentheses around a whole expression are taken off", () => {
  deepStrictEqual(withoutParentheses("(a > 0)"), "a > 0");
  deepStrictEqual(withoutParentheses("(a) > (b)"), "(a) > (b)");
  deepStrictEqual(withoutParentheses("(a <> ')(')"), "a <> ')('");
  deepStrictEqual(withoutParentheses("(`a)` or (b))"), "`a)` or (b)");
});

Deno.test("MySQL's escaped quotes are read, MariaDB's expressions are left", () => {
  const shown = "(`a` <> _utf8mb4\\'x\\')";
  deepStrictEqual(plainExpression(shown, false), "`a` <> _utf8mb4'x'");
  deepStrictEqual(plainExpression("`a` <> 'it\\'s'", true), "`a` <> 'it\\'s'");
});

Deno.test("a schema is left out before names, not in texts and not in columns of its name", () => {
  deepStrictEqual(
    withoutSchema(
      "select `app`.`app`.`id` AS `id`,'`app`.`x`' AS `t` from `app`.`app`",
      "app",
    ),
    "select `app`.`id` AS `id`,'`app`.`x`' AS `t` from `app`",
  );
  deepStrictEqual(
    withoutSchema("select `a``b`.`t`.`c`", "a`b"),
    "select `t`.`c`",
  );
});

Deno.test("MySQL 8 shows defaults without their quotes, and says which are expressions", () => {
  const cases: readonly (readonly [Partial<ColumnRow>, string | undefined])[] =
    [
      [{ default: null }, undefined],
      [{ default: "NULL" }, "'NULL'"],
      [{ default: "it's", type: "varchar(9)" }, "'it''s'"],
      [{ default: "5", type: "int" }, "'5'"],
      [{ default: "b'101'", type: "bit(3)" }, "b'101'"],
      [
        {
          default: "CURRENT_TIMESTAMP(3)",
          type: "datetime(3)",
          extra: "DEFAULT_GENERATED on update CURRENT_TIMESTAMP(3)",
        },
        "CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)",
      ],
      [
        {
          default: "concat(_utf8mb4\\'a\\',uuid())",
          extra: "DEFAULT_GENERATED",
        },
        "(concat(_utf8mb4'a',uuid()))",
      ],
    ];
  for (const [row, sql] of cases) {
    const column = readColumn({ ...ROW, ...row }, undefined, CONTEXT);
    deepStrictEqual(
      column.serverDefault,
      sql === undefined ? undefined : sa.text(sql),
    );
  }
});

Deno.test("a server's version says what its catalog has", () => {
  const mariadb = factsOf("10.11.19-MariaDB-0+deb12u1");
  deepStrictEqual(mariadb, {
    isMariadb: true,
    hasChecks: true,
    hasCheckLevels: true,
    hasExpressions: false,
    visibility: "IGNORED = 'NO'",
  });
  deepStrictEqual(factsOf("5.5.5-10.1.48-MariaDB").isMariadb, true);
  deepStrictEqual(factsOf("10.5.9-MariaDB").hasCheckLevels, false);
  deepStrictEqual(factsOf("8.0.36").hasExpressions, true);
  deepStrictEqual(factsOf("8.4.0-commercial").visibility, "IS_VISIBLE = 'YES'");
  deepStrictEqual(factsOf("5.7.44-log").hasChecks, false);
});

const ROW: ColumnRow = {
  tableName: "t",
  name: "c",
  default: null,
  nullable: "YES",
  type: "varchar(40)",
  charset: null,
  collation: null,
  extra: "",
  expression: "",
  comment: "",
};

const CONTEXT = {
  isMariadb: false,
  collation: null,
  isKey: () => false,
  isJson: () => false,
};
