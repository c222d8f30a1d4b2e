import type { DialectName } from "../../dialect_name.ts";
import { constraintsOf, sa } from "../../schema/mod.ts";
import type {
  Column,
  ColumnType,
  Index,
  ServerDefault,
  Table,
} from "../../schema/mod.ts";

/** Defaults that mean the same in every table: none of them can name a column. */
const PLAIN_DEFAULT =
  /^(?:-?[\d.]+|'[^'\\]*'(?:::[a-z ]+(?:\(\d+\))?)?|NULL|true|false|current_timestamp|(?:current_timestamp|now)\(\))$/i;

/**
 * Columns of one type and one default have one form, in whatever table they
 * are, so the kernel is asked once for all of them: a schema of thousands of
 * columns has dozens of kinds.
 */
export class SharedColumns {
  readonly #dialectName: DialectName;
  readonly #types = new Map<ColumnType, string>();
  readonly #places = new Map<string, number>();
  readonly #samples: Column[] = [];

  constructor(dialectName: DialectName) {
    this.#dialectName = dialectName;
  }

  /** A column of each kind that was met. */
  get samples(): readonly Column[] {
    return this.#samples;
  }

  /** Which sample each column of a table is like; nothing for a table whose parts need its own columns to be read. */
  placesOf(table: Table): readonly number[] | undefined {
    if (readsColumns(table)) return undefined;
    const places: number[] = [];
    for (const column of table.columns) {
      const place = this.placeOf(column);
      if (place === undefined) return undefined;
      places.push(place);
    }
    return places;
  }

  /** Which sample a column is like; nothing where its form follows from more than can be said in short. */
  placeOf(column: Column): number | undefined {
    const { type, serverDefault } = column;
    const typed = this.#typed(column);
    if (typed === undefined || serverDefault === undefined) {
      return this.placeOfType(column);
    }
    if (typeof serverDefault === "string") {
      const key = `${typed}\0value\0${serverDefault}`;
      return this.#place(key, type, serverDefault);
    }
    return serverDefault.kind === "text" &&
        PLAIN_DEFAULT.test(serverDefault.sql)
      ? this.#place(`${typed}\0text\0${serverDefault.sql}`, type, serverDefault)
      : undefined;
  }

  /** Which sample a column would be like without its default. */
  placeOfType(column: Column): number | undefined {
    const typed = this.#typed(column);
    return typed === undefined ? undefined : this.#place(typed, column.type);
  }

  #place(
    key: string,
    type: ColumnType | undefined,
    serverDefault?: ServerDefault,
  ): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#samples.length;
    this.#places.set(key, place);
    const options = serverDefault === undefined ? {} : { serverDefault };
    this.#samples.push(sa.column(`c${place}`, type ?? null, options));
    return place;
  }

  /** A text for all that the form of a column follows from, beside its default. */
  #typed({ type, checks, options }: Column): string | undefined {
    if (checks.length > 0) return undefined;
    for (const _ in options) return undefined;
    return type === undefined ? "" : this.#typeKey(type);
  }

  #typeKey(type: ColumnType): string | undefined {
    const known = this.#types.get(type);
    if (known !== undefined) return known;
    const { name, arguments: given } = type.variants[this.#dialectName] ?? type;
    // A CHECK that comes with a type names its column.
    const key = given.createConstraint === true || given.item !== undefined
      ? undefined
      : `${name}\0${JSON.stringify(given)}`;
    if (key !== undefined) this.#types.set(type, key);
    return key;
  }
}

/** Whether an expression in a table may be read by the types of its columns. */
function readsColumns(table: Table): boolean {
  return constraintsOf(table).some(({ kind }) =>
    kind === "check" || kind === "exclude"
  ) || table.indexes.some((one) => !isPlain(one));
}

function isPlain({ columns, options }: Index): boolean {
  return columns.every((one) => typeof one === "string") &&
    Object.keys(options).length === 0;
}
