import { equal, throws } from "node:assert/strict";
import {
  type Constraint,
  conventionName,
  finalName,
  type NamingConvention,
  type NamingKey,
  sa,
} from "../../src/schema/mod.ts";

const KEYS: Record<Constraint["kind"], NamingKey> = {
  primaryKey: "pk",
  unique: "uq",
  foreignKey: "fk",
  check: "ck",
  exclude: "ck",
};

/** The text of the name of a constraint of the table `s.t` or `t`. */
function nameOf(
  value: Constraint,
  convention: NamingConvention,
  schema?: string,
): string | undefined {
  const name = conventionName(
    {
      key: KEYS[value.kind],
      name: value.name,
      columns: "columns" in value ? value.columns : [],
      ...(value.kind === "foreignKey" ? value : {}),
      value,
    },
    { name: "t", ...(schema === undefined ? {} : { schema }) },
    convention,
  );
  return typeof name === "object" ? `final:${name.name}` : name;
}

const unique = sa.uniqueConstraint(["a", "b"]);
const key = sa.foreignKeyConstraint(["x", "y"], ["s.r.p", "s.r.q"]);

const TOKENS: readonly (readonly [string, Constraint, string])[] = [
  ["%(table_name)s", unique, "t"],
  ["%(column_0_name)s", unique, "a"],
  ["%(column_1_name)s", unique, "b"],
  ["%(column_2_name)s", unique, ""],
  ["%(column_0_key)s", unique, "a"],
  ["%(column_0_label)s", unique, "t_a"],
  ["%(column_0N_name)s", unique, "ab"],
  ["%(column_0_N_name)s", unique, "a_b"],
  ["%(column_0N_label)s", unique, "t_at_b"],
  ["%(column_0_N_label)s", unique, "t_a_t_b"],
  ["%(column_0_N_key)s", unique, "a_b"],
  ["%(referred_table_name)s", key, "r"],
  ["%(referred_column_0_name)s", key, "p"],
  ["%(referred_column_1_name)s", key, "q"],
  ["%(referred_column_0N_name)s", key, "pq"],
  ["%(referred_column_0_N_name)s", key, "p_q"],
  ["%(column_0_name)s_%(referred_table_name)s", key, "x_r"],
  ["100%%_%(table_name)s", unique, "100%_t"],
];

for (const [template, value, expected] of TOKENS) {
  Deno.test(`conventionName writes ${template} of a ${value.kind} as "${expected}"`, () => {
    const convention = { uq: `n_${template}`, fk: `n_${template}` };
    equal(nameOf(value, convention), `final:n_${expected}`);
  });
}

Deno.test("conventionName puts the schema before a label", () => {
  const convention = { uq: "%(column_0_label)s" };
  equal(nameOf(unique, convention, "a.b"), "final:a_b_t_a");
});

Deno.test("conventionName wraps a given name when the template asks for it", () => {
  const named = sa.checkConstraint("a > 0", { name: "positive" });
  const convention = { ck: "ck_%(table_name)s_%(constraint_name)s" };
  equal(nameOf(named, convention), "final:ck_t_positive");
});

Deno.test("conventionName leaves a given name when the template does not ask for it", () => {
  const named = sa.uniqueConstraint(["a"], { name: "mine" });
  equal(nameOf(named, { uq: "uq_%(table_name)s" }), "mine");
});

Deno.test("conventionName leaves a final name whatever the template", () => {
  const named = sa.checkConstraint("a > 0", { name: finalName("mine") });
  const convention = { ck: "ck_%(table_name)s_%(constraint_name)s" };
  equal(nameOf(named, convention), "final:mine");
});

Deno.test("conventionName refuses to wrap a name that was not given", () => {
  const convention = { ck: "ck_%(constraint_name)s" };
  throws(() => nameOf(sa.checkConstraint("a > 0"), convention), {
    code: "OPERATION_INVALID",
    message:
      'A constraint of the table "t" needs a name, because the naming convention builds on it',
  });
});

Deno.test("conventionName leaves unnamed what has no template", () => {
  equal(nameOf(unique, { pk: "pk_%(table_name)s" }), undefined);
});

Deno.test("conventionName calls tokens of one's own with the constraint and the table", () => {
  const convention: NamingConvention = {
    uq: "uq_%(width)s",
    width: (named, table) =>
      `${table.name}${"columns" in named ? named.columns.length : 0}`,
  };
  equal(nameOf(unique, convention), "final:uq_t2");
});

Deno.test("MetaData refuses a naming convention with an unknown key", () => {
  throws(
    () => new sa.MetaData({ namingConvention: { idx: "ix_%(table_name)s" } }),
    {
      message: 'Unknown key "idx" in the naming convention',
      hint: "Use ix, uq, ck, fk, pk, or a function for a token of your own.",
    },
  );
});

Deno.test("MetaData refuses a function in the place of a template", () => {
  const fk: unknown = () => "fk";
  throws(
    () => new sa.MetaData({ namingConvention: { fk: fk as string } }),
    { message: "The template fk must be a string, but is a function" },
  );
});

Deno.test("MetaData refuses an unknown token and names the nearest", () => {
  throws(
    () => new sa.MetaData({ namingConvention: { uq: "%(tabel_name)s" } }),
    {
      message: 'Unknown token "tabel_name" in the naming convention',
      hint: 'Did you mean "%(table_name)s"?',
    },
  );
});

Deno.test("MetaData refuses a template with a stray percent sign", () => {
  throws(
    () => new sa.MetaData({ namingConvention: { pk: "pk_%s" } }),
    { message: 'The naming template "pk_%s" has a "%" that begins no token' },
  );
});
