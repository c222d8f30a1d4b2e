import { sa } from "../../mod.ts";
import type {
  Column,
  ColumnOptions,
  ColumnType,
  Constraint,
  Index,
  Table,
} from "../../src/schema/mod.ts";

const TYPES: readonly (() => ColumnType)[] = [
  sa.integer,
  sa.bigInteger,
  sa.smallInteger,
  () => sa.string(40),
  () => sa.numeric(12, 4),
  sa.float,
  sa.double,
  sa.boolean,
  sa.date,
  sa.time,
  sa.dateTime,
  sa.text,
  sa.largeBinary,
  sa.json,
  sa.uuid,
];

/** Names that want quotes, pass for words of SQL, or break out of quotes. */
const NAMES = [
  "plain",
  "Mixed",
  "select",
  "check",
  "primary",
  'a"b',
  "a'b",
  "a`b",
  "a b",
  "a.b",
  "[a]",
  "a--b",
  "a/*b",
  "a;b",
  "a(b)",
  "ünï",
  "x\\y",
];

/** Tables by a seed, in the order of their names. */
export function randomTables(seed: number): readonly Table[] {
  const random = generator(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const names = shuffled(NAMES, below).slice(0, 4).toSorted();
  return names.map((name, at) => randomTable(`t${at} ${name}`, at, below));
}

function randomTable(
  name: string,
  place: number,
  below: (count: number) => number,
): Table {
  const [first = "a", second = "b", ...rest] = shuffled(NAMES, below)
    .slice(0, 3 + below(6));
  const columns = [
    sa.column("id", sa.integer(), { nullable: false }),
    sa.column("amount", sa.integer(), { nullable: true }),
    sa.column(first, sa.integer(), { nullable: false }),
    sa.column(second, sa.string(30), {
      nullable: below(2) === 0,
      serverDefault: 'it\'s; -- "x"',
    }),
    ...rest.map((one) => randomColumn(one, below)),
  ];
  const pieces: (Constraint | Index)[] = [
    sa.primaryKeyConstraint(["id"]),
    ...(below(2) === 0
      ? [sa.uniqueConstraint([second, first], { name: `uq ${place} "x"` })]
      : []),
    ...(below(2) === 0
      ? [
        sa.checkConstraint("amount > 0 AND amount <> 7", {
          name: `ck_${place}`,
        }),
      ]
      : []),
    ...(below(2) === 0
      ? [
        sa.foreignKeyConstraint(
          [first],
          [{ table: name, column: "id" }],
          { name: `fk ${place}`, ondelete: "CASCADE" },
        ),
      ]
      : []),
    sa.index(`ix ${place}`, [second, sa.desc(first)], {
      unique: below(2) === 0,
    }),
  ];
  return sa.table(name, [...columns, ...pieces]);
}

function randomColumn(
  name: string,
  below: (count: number) => number,
): Column {
  const type = (TYPES[below(TYPES.length)] ?? sa.integer)();
  const options: ColumnOptions = {
    nullable: below(2) === 0,
    ...(type.name === "integer" && below(2) === 0
      ? { serverDefault: sa.text("42") }
      : {}),
  };
  return sa.column(name, type, options);
}

function shuffled<T>(
  values: readonly T[],
  below: (count: number) => number,
): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(below(left.length), 1));
}

/** Park and Miller's generator: equal numbers for an equal seed. */
function generator(seed: number): () => number {
  let state = seed % 2147483647 || 1;
  return () => {
    state = state * 48271 % 2147483647;
    return state / 2147483647;
  };
}
