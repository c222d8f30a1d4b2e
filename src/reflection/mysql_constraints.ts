import type { CheckConstraint } from "../schema/constraint.ts";
import { finalName } from "../schema/constraint_name.ts";
import type { ForeignKeyConstraint } from "../schema/foreign_key.ts";
import { groupBy } from "../util/group_by.ts";
import type { CheckRow, KeyColumnRow, ReferenceRow } from "./mysql_catalog.ts";
import { plainExpression, quoteName } from "./mysql_text.ts";

/** What InnoDB does when nothing is said, by both of its names. */
const NOTHING = ["NO ACTION", "RESTRICT"];

/** The foreign keys of a table, in the order of their names. */
export function readForeignKeys(
  columns: readonly KeyColumnRow[],
  references: readonly ReferenceRow[],
  defaultSchema: string | null,
): ForeignKeyConstraint[] {
  const rules = new Map(references.map((one) => [one.name, one]));
  return [...groupBy(columns, ({ name }) => name)].map(([name, keys]) =>
    readForeignKey(keys, rules.get(name), defaultSchema)
  );
}

function readForeignKey(
  keys: readonly KeyColumnRow[],
  rules: ReferenceRow | undefined,
  defaultSchema: string | null,
): ForeignKeyConstraint {
  const [first] = keys;
  const { name = "", referentSchema = "", referentTable = "" } = first ?? {};
  return {
    kind: "foreignKey",
    columns: keys.map(({ columnName }) => columnName),
    referent: {
      ...(referentSchema === defaultSchema ? {} : { schema: referentSchema }),
      table: referentTable,
    },
    referentColumns: keys.map(({ referentColumn }) => referentColumn),
    name: finalName(name),
    ...said("onupdate", rules?.onUpdate),
    ...said("ondelete", rules?.onDelete),
    options: {},
  };
}

function said(
  key: "onupdate" | "ondelete",
  action: string | undefined,
): Partial<ForeignKeyConstraint> {
  return action === undefined || NOTHING.includes(action)
    ? {}
    : { [key]: action };
}

/** The check that a row tells of. */
export function readCheck(
  { name, clause }: CheckRow,
  isMariadb: boolean,
): CheckConstraint {
  return {
    kind: "check",
    sql: plainExpression(clause, isMariadb),
    name: finalName(name),
    options: {},
  };
}

/** Whether a check is all that MariaDB knows of the type JSON: the column's own, of its name. */
export function isJsonCheck({ name, clause }: CheckRow): boolean {
  return clause === `json_valid(${quoteName(name)})`;
}
