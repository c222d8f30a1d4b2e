/**
 * What a schema of MySQL or MariaDB holds beside its tables.
 *
 * @module
 */
import type { InspectedConnection } from "./inspected_connection.ts";
import type { Sequence, Trigger, View } from "./inspector.ts";
import type { TableRow, TriggerRow, ViewRow } from "./mysql_catalog.ts";
import { quoteName, withoutSchema } from "./mysql_text.ts";
import { exactNumber } from "./exact_number.ts";

/** The schema as values say it: absent when it is the default one. */
export interface Place {
  readonly schema?: string;
}

/** The trigger that a row tells of; who defined it is left out. */
export function readTrigger(
  { name, timing, event, tableName, statement }: TriggerRow,
  { schema }: Place,
): Trigger {
  const path = schema === undefined ? [tableName] : [schema, tableName];
  return {
    name,
    definition: `CREATE TRIGGER ${quoteName(name)} ${timing} ${event} ON ${
      path.map(quoteName).join(".")
    } FOR EACH ROW ${statement}`,
  };
}

/** The view that a row tells of; names of the default schema lose it. */
export function readView(
  { name, definition }: ViewRow,
  place: Place,
  defaultSchema: string | null,
): View {
  return {
    kind: "view",
    name,
    ...place,
    definition: defaultSchema === null
      ? definition
      : withoutSchema(definition, defaultSchema),
    materialized: false,
  };
}

/** The numbers of a sequence of MariaDB, which are a row of their own table. */
interface SequenceRow {
  readonly name: string;
  readonly start: number | bigint;
  readonly increment: number | bigint;
  readonly minimum: number | bigint;
  readonly maximum: number | bigint;
  readonly cache: number | bigint;
  readonly cycle: number | bigint;
}

const LARGEST = 9_223_372_036_854_775_806n;

/** Reads all sequences in one query (MariaDB 10.3, CREATE SEQUENCE). */
export async function readSequences(
  connection: InspectedConnection,
  schema: string,
  tables: readonly TableRow[],
  place: Place,
): Promise<readonly Sequence[]> {
  const names = tables.filter(({ type }) => type === "SEQUENCE")
    .map(({ name }) => name);
  if (names.length === 0) return [];
  const rows = await connection.query(
    names.map((name) =>
      `SELECT ? AS name, start_value AS start, increment,
        minimum_value AS minimum, maximum_value AS maximum,
        cache_size AS cache, cycle_option AS cycle
      FROM ${quoteName(schema)}.${quoteName(name)}`
    ).join(" UNION ALL "),
    names,
  );
  return (rows as unknown as SequenceRow[]).map((row) =>
    readSequence(row, place)
  );
}

function readSequence(row: SequenceRow, place: Place): Sequence {
  const minvalue = BigInt(row.minimum);
  const maxvalue = BigInt(row.maximum);
  const rises = BigInt(row.increment) > 0n;
  const least = rises ? 1n : -LARGEST - 1n;
  const most = rises ? LARGEST : -1n;
  const numbers: [keyof Sequence, bigint, bigint][] = [
    ["start", BigInt(row.start), rises ? minvalue : maxvalue],
    ["increment", BigInt(row.increment), 1n],
    ["minvalue", minvalue, least],
    ["maxvalue", maxvalue, most],
    ["cache", BigInt(row.cache), 1000n],
  ];
  const said = numbers.filter(([, value, usual]) => value !== usual);
  return {
    kind: "sequence",
    name: row.name,
    ...place,
    ...Object.fromEntries(
      said.map(([key, value]) => [key, exactNumber(value)]),
    ),
    ...(Number(row.cycle) === 0 ? {} : { cycle: true }),
  };
}
