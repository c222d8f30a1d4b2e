/**
 * A schema for people: a block for each table, a line for each part of it.
 *
 * @module
 */
import type {
  InspectedColumn,
  InspectedConstraint,
  InspectedIndex,
  InspectedSchema,
  InspectedTable,
} from "./inspected_schema.ts";
import { alignColumns, type Style } from "./style.ts";

type Values = Readonly<Record<string, unknown>>;

/** A schema as an outline; a sentence when it holds nothing. */
export function schemaText(schema: InspectedSchema, style: Style): string {
  const { tables, views, sequences, enums } = schema;
  const lists = [
    ...views.map((one) =>
      title(
        one["materialized"] === true ? "materialized view" : "view",
        one,
        style,
      )
    ),
    ...sequences.map((one) => title("sequence", one, style)),
    ...enums.map((one) =>
      `${title("enum", one, style)} ${names(one["values"])}`
    ),
  ];
  const blocks = [
    ...tables.map((table) => tableText(table, style)),
    ...(lists.length === 0 ? [] : [lists.join("\n")]),
  ];
  return blocks.length === 0 ? "There is nothing in it." : blocks.join("\n\n");
}

function title(kind: string, value: Values, style: Style): string {
  const { schema, name } = value;
  const prefix = schema === undefined ? "" : `${schema}.`;
  return `${style.dim(kind)} ${style.bold(`${prefix}${name}`)}`;
}

function tableText(table: InspectedTable, style: Style): string {
  const { columns, constraints, indexes, triggers, missing = [] } = table;
  const { partitionOf } = table;
  const rows = columns.map((column) => [
    column.name,
    typeText(column.type),
    columnWords(column),
  ]);
  const lines = [
    ...(partitionOf === undefined ? [] : [partitionText(partitionOf, style)]),
    ...alignColumns(rows).split("\n"),
    ...constraints.map((one) => constraintText(one, style)),
    ...indexes.map((one) => indexText(one, style)),
    ...triggers.map(({ name }) => `${style.dim("trigger")} ${name}`),
    ...[optionsText(table.options)].filter(Boolean).map((text) =>
      `${style.dim("options")} ${text}`
    ),
    ...missing.map((one) => style.yellow(`not shown: ${one}`)),
  ];
  const comment = table.comment === undefined ? "" : `  -- ${table.comment}`;
  return [
    `${title("table", { ...table }, style)}${comment}`,
    ...lines.map((line) => `  ${line}`),
  ].join("\n");
}

function partitionText(
  { schema, table, bound }: Values,
  style: Style,
): string {
  const prefix = schema === undefined ? "" : `${schema}.`;
  return `${style.dim("partition of")} ${prefix}${table} ${bound}`;
}

function columnWords(column: InspectedColumn): string {
  const { nullable, comment, autoincrement } = column;
  return [
    ...(nullable ? [] : ["NOT NULL"]),
    ...defaultText(column.default),
    ...(autoincrement === true ? ["autoincrement"] : []),
    ...(comment === undefined ? [] : [`-- ${comment}`]),
  ].join(" ");
}

/** A type in the letters of SQL, as far as people need them. */
function typeText(type: Values | undefined): string {
  if (type === undefined) return "";
  const { name, sql, length, precision, scale, values, item } = type;
  if (name === "raw") return String(sql);
  if (item !== undefined) {
    const dimensions = Number(type["dimensions"] ?? 1);
    return typeText(item as Values) + "[]".repeat(dimensions);
  }
  const bare = String(type["enumName"] ?? name).replace(/^\w+\./, "");
  const numbers = [
    length ?? precision ?? type["displayWidth"] ?? type["fsp"],
    scale,
  ]
    .filter((one) => one !== undefined);
  return [
    bare.replaceAll("_", " "),
    type["varying"] === true ? " VARYING" : "",
    numbers.length === 0 ? "" : `(${numbers.join(", ")})`,
    values === undefined || type["enumName"] !== undefined
      ? ""
      : ` ${names(values)}`,
    type["unsigned"] === true ? " UNSIGNED" : "",
    type["zerofill"] === true ? " ZEROFILL" : "",
    type["timezone"] === true ? " WITH TIME ZONE" : "",
    type["charset"] === undefined ? "" : ` CHARACTER SET ${type["charset"]}`,
    type["collation"] === undefined ? "" : ` COLLATE ${type["collation"]}`,
  ].join("");
}

function defaultText(value: Values | undefined): string[] {
  if (value === undefined) return [];
  const { kind, sql, persisted, always } = value;
  if (kind === "identity") {
    return [`identity${always === true ? " always" : ""}`];
  }
  if (kind !== "computed") return [`DEFAULT ${sql ?? value}`];
  return [`= ${sql}${persisted === true ? " (stored)" : ""}`];
}

const KINDS: Readonly<Record<string, string>> = {
  primaryKey: "primary key",
  unique: "unique",
  foreignKey: "foreign key",
  check: "check",
  exclude: "exclude",
};

function constraintText(value: InspectedConstraint, style: Style): string {
  const { kind, name, columns, sql, referent, elements } = value;
  const key = referent as Values | undefined;
  const words = [
    style.dim(KINDS[kind] ?? kind),
    name,
    columns === undefined ? undefined : names(columns),
    sql === undefined ? undefined : `(${sql})`,
    key === undefined
      ? undefined
      : `-> ${key["schema"] === undefined ? "" : `${key["schema"]}.`}${
        key["table"]
      } ${names(value["referentColumns"])}`,
    elements === undefined ? undefined : excludeText(value),
    value["match"] === undefined ? undefined : `MATCH ${value["match"]}`,
    value["ondelete"] === undefined
      ? undefined
      : `ON DELETE ${value["ondelete"]}`,
    value["onupdate"] === undefined
      ? undefined
      : `ON UPDATE ${value["onupdate"]}`,
    value["deferrable"] === true ? "DEFERRABLE" : undefined,
    value["initially"] === undefined
      ? undefined
      : `INITIALLY ${value["initially"]}`,
    optionsText(value["options"]),
  ];
  return words.filter(Boolean).join(" ");
}

/** `USING gist (room WITH =, during WITH &&) WHERE (…)` */
function excludeText({ elements, using, where }: Values): string {
  const written = (elements as readonly Values[]).map((one) =>
    `${one["column"] ?? one["sql"]} WITH ${one["operator"]}`
  );
  return [
    using === undefined ? undefined : `USING ${using}`,
    `(${written.join(", ")})`,
    where === undefined ? undefined : `WHERE (${where})`,
  ].filter(Boolean).join(" ");
}

function indexText(value: InspectedIndex, style: Style): string {
  const { name, unique } = value;
  const words = [
    style.dim(unique === true ? "unique index" : "index"),
    name,
    names(value.columns),
    optionsText(value["options"]),
  ];
  return words.filter(Boolean).join(" ");
}

function names(values: unknown): string {
  return `(${(values as readonly unknown[]).map(nameText).join(", ")})`;
}

function nameText(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const { sql, column, order } = value as Values;
  return sql === undefined
    ? `${column} ${String(order).toUpperCase()}`
    : String(sql);
}

function optionsText(options: unknown): string {
  return Object.entries(options ?? {})
    .map(([key, value]) => `${key}: ${optionText(value)}`)
    .join(", ");
}

function optionText(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return "sql" in value ? String(value.sql) : JSON.stringify(value);
}
