/**
 * Everything that a PostgreSQL schema can hold, made by plain SQL: what is
 * read of it, and that it can be made again from what was read.
 */
import { deepStrictEqual } from "node:assert/strict";
import { inspect } from "../../src/reflection/mod.ts";
import { finalName, sa } from "../../src/schema/mod.ts";
import { serverTest } from "../servers/databases.ts";
import { constraintsOf } from "./facts.ts";
import { checkRoundTrip, withConnection } from "./round_trip.ts";

const [FEATURES = "", PAGILA = "", FUNCTIONS = ""] = await Promise.all(
  ["postgresql_features", "pagila", "pagila_functions"].map((name) =>
    Deno.readTextFile(new URL(`./${name}.sql`, import.meta.url))
  ),
);

serverTest(
  "postgresql",
  "everything of a schema makes an equal schema",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FEATURES);
      await checkRoundTrip(connection, "postgresql");
    }),
);

serverTest(
  "postgresql",
  "a schema of a DVD rental shop makes an equal schema again",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FUNCTIONS);
      await connection.query(PAGILA);
      await checkRoundTrip(connection, "postgresql", { before: FUNCTIONS });
    }),
);

serverTest(
  "postgresql",
  "columns are read with defaults, identities, enums and collations",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FEATURES);
      const inspector = await inspect(connection);
      const table = await inspector.table("every_column");
      const read = Object.fromEntries(
        (table?.columns ?? []).map((one) => [one.name, one]),
      );
      deepStrictEqual(read["plain_key"]?.autoincrement, false);
      deepStrictEqual(read["plain_key"]?.nullable, false);
      deepStrictEqual(
        read["always_id"]?.serverDefault,
        sa.identity({ always: true }),
      );
      deepStrictEqual(
        read["default_id"]?.serverDefault,
        sa.identity({
          always: false,
          start: 7,
          increment: 3,
          minvalue: 5,
          maxvalue: 5000,
          cache: 4,
          cycle: true,
        }),
      );
      deepStrictEqual(
        [read["doubled"]?.serverDefault, read["halved"]?.serverDefault],
        [
          sa.computed("(amount * (2)::numeric)", { persisted: true }),
          sa.computed("(amount / (2)::numeric)", { persisted: false }),
        ],
      );
      const mood = sa.postgresql.enum(["sad", "so so", "it's ok"], {
        name: "mood",
        createType: false,
      });
      deepStrictEqual(read["feeling"]?.type, mood);
      deepStrictEqual(read["feelings"]?.type, sa.postgresql.array(mood));
      deepStrictEqual(
        read["next_ticket"]?.serverDefault,
        sa.text("nextval('ticket'::regclass)"),
      );
      const region = await inspector.table("region");
      deepStrictEqual(region?.comment, "a 'comment'");
      deepStrictEqual(
        region?.columns.map((
          { name, autoincrement, serverDefault, comment, type },
        ) => ({
          name,
          autoincrement,
          serverDefault,
          comment,
          collation: type?.arguments.collation,
        })),
        [
          {
            name: "id",
            autoincrement: true,
            serverDefault: undefined,
            comment: undefined,
            collation: undefined,
          },
          {
            name: "code",
            autoincrement: undefined,
            serverDefault: undefined,
            comment: 'of the "region"',
            collation: "C",
          },
          {
            name: "title",
            autoincrement: undefined,
            serverDefault: sa.text("'it''s'::text"),
            comment: undefined,
            collation: undefined,
          },
        ],
      );
    }),
);

serverTest(
  "postgresql",
  "constraints are read with all that is said of them",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FEATURES);
      const inspector = await inspect(connection);
      deepStrictEqual(constraintsOf(await inspector.table("child")), {
        child_amount: sa.checkConstraint(
          "amount > 0 AND code <> 'x'::text",
        ),
        child_code: sa.uniqueConstraint(["code"], {
          postgresqlInclude: ["amount"],
          postgresqlNullsNotDistinct: true,
        }),
        child_later: sa.uniqueConstraint(["amount"], { deferrable: true }),
        child_pk: sa.primaryKeyConstraint(["id", "other"], {
          postgresqlInclude: ["code"],
        }),
        child_range: sa.excludeConstraint(
          [[sa.text("daterange(starts, ends)"), "&&"]],
          { using: "gist", where: "amount > 5" },
        ),
        child_region: sa.foreignKeyConstraint(["region_id"], ["region.id"], {
          onupdate: "CASCADE",
          ondelete: "SET NULL",
          deferrable: true,
          initially: "DEFERRED",
        }),
      });
      const { full_key, part_key, unchecked, unchecked_key } = constraintsOf(
        await inspector.table("grandchild"),
      );
      deepStrictEqual([full_key, part_key, unchecked, unchecked_key], [
        sa.foreignKeyConstraint(["b", "c"], ["child.id", "child.other"], {
          ondelete: "RESTRICT",
          onupdate: "SET DEFAULT",
          match: "FULL",
        }),
        sa.foreignKeyConstraint(["a", "b"], ["child.id", "child.other"], {
          ondelete: 'SET NULL ("b")',
        }),
        sa.checkConstraint("a <> b", { postgresqlNotValid: true }),
        sa.foreignKeyConstraint(["c"], ["region.id"], {
          postgresqlNotValid: true,
        }),
      ]);
    }),
);

serverTest(
  "postgresql",
  "indexes are read with order, classes, expressions and options",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FEATURES);
      const inspector = await inspect(connection);
      const child = await inspector.table("child");
      deepStrictEqual(
        child?.indexes,
        [
          sa.index(finalName("child_class"), ["code", sa.desc("id")], {
            postgresqlOps: { code: "text_pattern_ops" },
          }),
          sa.index(finalName("child_collated"), [
            sa.text('code COLLATE "C" DESC'),
          ]),
          sa.index(finalName("child_expression"), [
            sa.text("(amount + 1)"),
            sa.text("lower(code) text_pattern_ops"),
          ]),
          sa.index(finalName("child_hash"), ["code"], {
            postgresqlUsing: "hash",
          }),
          sa.index(finalName("child_include"), ["amount"], {
            postgresqlInclude: ["code", "starts"],
            postgresqlWith: { fillfactor: "70" },
          }),
          sa.index(finalName("child_nulls"), ["region_id"], {
            unique: true,
            postgresqlNullsNotDistinct: true,
          }),
          sa.index(finalName("child_plain"), ["region_id", "code"]),
          sa.index(finalName("child_sorted"), [
            sa.desc("amount"),
            "code",
            sa.text("starts DESC NULLS LAST"),
            sa.text("ends NULLS FIRST"),
          ]),
          sa.index(finalName("child_unique"), [sa.text("lower(code)")], {
            unique: true,
            postgresqlWhere: "amount IS NOT NULL",
          }),
        ],
      );
    }),
);

serverTest(
  "postgresql",
  "what the values do not say is named",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(`
        CREATE TABLE t (
          far bigint GENERATED ALWAYS AS IDENTITY (START 9007199254740993),
          a int, CONSTRAINT own CHECK (a > 0) NO INHERIT,
          CONSTRAINT roomy UNIQUE (a) WITH (fillfactor = 50));
        ALTER TABLE t ADD CONSTRAINT idle CHECK (a < 9) NOT ENFORCED`);
      const table = await (await inspect(connection)).table("t");
      deepStrictEqual(table?.missing, [
        'The identity column "far" has start 9007199254740993, which is beyond 2^53.',
        'The constraint "idle" is NOT ENFORCED.',
        'The check "own" has NO INHERIT.',
        'The index of the constraint "roomy" has storage parameters or a tablespace.',
      ]);
    }),
);
