import type { DialectOption } from "../schema/options.ts";
import type { PartitionRow, TableRow } from "./mysql_catalog.ts";
import { charsetOf } from "./mysql_columns.ts";
import { quoteName } from "./mysql_text.ts";

/** The options of tables that `CREATE_OPTIONS` may have, by the names that the kernel knows. */
const OPTIONS: readonly string[] = [
  "mysqlAvgRowLength",
  "mysqlChecksum",
  "mysqlCompression",
  "mysqlDelayKeyWrite",
  "mysqlEncryption",
  "mysqlKeyBlockSize",
  "mysqlMaxRows",
  "mysqlMinRows",
  "mysqlPackKeys",
  "mysqlRowFormat",
  "mysqlStatsAutoRecalc",
  "mysqlStatsPersistent",
  "mysqlStatsSamplePages",
];

const OPTION = /(`(?:[^`]|``)*`|[^\s=]+)(?:=("[^"]*"|'[^']*'|\S*))?/g;

/** The options that `CREATE TABLE` takes, by the names that the kernel knows. */
export function tableOptions(
  row: TableRow,
  partitions: readonly PartitionRow[],
): Record<string, DialectOption> {
  const charset = charsetOf(row.collation);
  const said = createOptions(row).filter(([name]) => OPTIONS.includes(name));
  return {
    ...(row.engine === null ? {} : { mysqlEngine: row.engine }),
    ...(charset === undefined ? {} : { mysqlDefaultCharset: charset }),
    ...(row.collation === null ? {} : { mysqlCollate: row.collation }),
    ...Object.fromEntries(said),
    ...partitionOptions(partitions),
  };
}

/** What a table says that its value does not, as sentences. */
export function missingOfTable(
  row: TableRow,
  partitions: readonly PartitionRow[],
): string[] {
  const options = createOptions(row).flatMap(([name, value, word]) =>
    name === "mysqlPartitioned" || OPTIONS.includes(name)
      ? []
      : [`The table has the option ${word}=${value}.`]
  );
  const [first] = partitions;
  return [
    ...options,
    ...(row.type === "SYSTEM VERSIONED"
      ? ["The table is SYSTEM VERSIONED."]
      : []),
    ...(first !== undefined && first.submethod !== null
      ? ["The partitions of the table have subpartitions."]
      : []),
  ];
}

/** The options of a table: the kernel's name, the value, the database's word. */
function createOptions(
  { createOptions }: TableRow,
): (readonly [name: string, value: string, word: string])[] {
  return [...(createOptions ?? "").matchAll(OPTION)].map(
    ([, word = "", value = ""]) => {
      const camel = word.toLowerCase().split("_").map((part) =>
        part.slice(0, 1).toUpperCase() + part.slice(1)
      );
      const plain = value.replaceAll(/^["']|["']$/g, "");
      return [`mysql${camel.join("")}`, plain, word];
    },
  );
}

/** `PARTITION BY` as it would be written, each partition by its name. */
function partitionOptions(
  partitions: readonly PartitionRow[],
): Record<string, DialectOption> {
  const [first] = partitions;
  if (first === undefined || first.submethod !== null) return {};
  const { method, expression } = first;
  const list = partitions.map(({ name, description }) =>
    `PARTITION ${quoteName(name)}${valuesOf(method, description)}`
  );
  return {
    mysqlPartitionBy: `${method} (${expression ?? ""}) (${list.join(", ")})`,
  };
}

function valuesOf(method: string, description: string | null): string {
  if (description === null) return "";
  if (method.startsWith("LIST")) return ` VALUES IN (${description})`;
  return description === "MAXVALUE"
    ? " VALUES LESS THAN MAXVALUE"
    : ` VALUES LESS THAN (${description})`;
}
