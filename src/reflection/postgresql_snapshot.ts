import { groupBy } from "../util/group_by.ts";
import type {
  ReflectedTable,
  SchemaSnapshot,
  Sequence,
  Trigger,
} from "./inspector.ts";
import type { PostgresqlCatalog } from "./postgresql_catalog.ts";
import {
  type ColumnContext,
  type ColumnRow,
  isSerial,
  missingOfColumn,
  readColumn,
  typeText,
} from "./postgresql_columns.ts";
import {
  type ConstraintRow,
  missingOfConstraint,
  readConstraint,
} from "./postgresql_constraints.ts";
import { type IndexRow, readIndex } from "./postgresql_indexes.ts";
import {
  type Place,
  readEnum,
  readSequence,
  readView,
  type SequenceRow,
  type TriggerRow,
} from "./postgresql_objects.ts";
import { readTable, type TableRow } from "./postgresql_tables.ts";
import { readTypes } from "./read_types.ts";

/** Puts the rows of a schema together. */
export function readSnapshot(
  catalog: PostgresqlCatalog,
  schema: string,
  defaultSchema: string,
): SchemaSnapshot {
  const isDefault = schema === defaultSchema;
  const place: Place = isDefault ? {} : { schema };
  const reader = new TableReader(catalog, place, defaultSchema);
  return {
    schema: isDefault ? null : schema,
    tables: catalog.tables.map((row) => reader.table(row)),
    views: catalog.views.map((row) =>
      readView(row, place, reader.triggers(row.name))
    ),
    sequences: catalog.sequences.flatMap((row): Sequence[] =>
      reader.isMade(row) ? [] : [readSequence(row, place)]
    ),
    enums: catalog.enums.map((row) => readEnum(row, place)),
  };
}

/** The rows of a schema by the table that they belong to. */
class TableReader {
  readonly #place: Place;
  readonly #defaultSchema: string;
  readonly #types: ColumnContext["types"];
  readonly #columns: Map<string, ColumnRow[]>;
  readonly #constraints: Map<string, ConstraintRow[]>;
  readonly #indexes: Map<string, IndexRow[]>;
  readonly #triggers: Map<string, TriggerRow[]>;
  readonly #sequences: Map<string | null, SequenceRow[]>;

  constructor(
    catalog: PostgresqlCatalog,
    place: Place,
    defaultSchema: string,
  ) {
    this.#place = place;
    this.#defaultSchema = defaultSchema;
    this.#types = readTypes(
      "postgresql",
      catalog.columns.map(typeText),
    );
    this.#columns = groupBy(catalog.columns, ofTable);
    this.#constraints = groupBy(catalog.constraints, ofTable);
    this.#indexes = groupBy(catalog.indexes, ofTable);
    this.#triggers = groupBy(
      catalog.triggers,
      ({ relation }) => relation,
    );
    this.#sequences = groupBy(catalog.sequences, ({ table }) => table);
  }

  table(row: TableRow): ReflectedTable {
    const columns = this.#columns.get(row.name) ?? [];
    const names = new Map(columns.map(({ number, name }) => [number, name]));
    const namesOf = (one: ConstraintRow): readonly string[] =>
      (one.columns ?? []).flatMap((number) => names.get(number) ?? []);
    const constraints = this.#constraints.get(row.name) ?? [];
    const indexes = this.#indexes.get(row.name) ?? [];
    const served = new Map(
      indexes.map((index) => [index.constraint, index]),
    );
    const key = constraints.filter(({ type }) => type === "p").flatMap(namesOf);
    const sequenceOf: ColumnContext["sequenceOf"] = ({ name }) =>
      this.#sequences.get(row.name)?.find(({ column }) => column === name);
    const missing = [
      ...columns.flatMap((one) => missingOfColumn(one, sequenceOf(one)) ?? []),
      ...constraints.flatMap((one) =>
        missingOfConstraint(one, served.get(one.name)) ?? []
      ),
    ];
    const context: ColumnContext = {
      defaultSchema: this.#defaultSchema,
      types: this.#types,
      isKey: ({ name }) => key.includes(name),
      sequenceOf,
    };
    return {
      kind: "table",
      name: row.name,
      ...this.#place,
      columns: columns.map((column) => readColumn(column, context)),
      constraints: constraints.map((one) =>
        readConstraint(one, {
          defaultSchema: this.#defaultSchema,
          columns: namesOf,
          indexOf: ({ name }) => served.get(name),
        })
      ),
      indexes: indexes.filter(({ constraint }) => constraint === null)
        .map(readIndex),
      ...readTable(row, this.#defaultSchema),
      triggers: this.triggers(row.name),
      ...(missing.length === 0 ? {} : { missing }),
    };
  }

  triggers(relation: string): readonly Trigger[] {
    return (this.#triggers.get(relation) ?? []).map(({ name, definition }) => ({
      name,
      definition,
    }));
  }

  /** Whether a sequence comes with its column, or belongs to a table that is not read. */
  isMade(row: SequenceRow): boolean {
    if (row.table === null) return false;
    const owner = this.#columns.get(row.table)?.find(({ name }) =>
      name === row.column
    );
    return owner === undefined || row.isIdentity || isSerial(owner, row);
  }
}

function ofTable({ table }: { readonly table: string }): string {
  return table;
}
