import type {
  Inspector,
  ReflectedTable,
  SchemaSnapshot,
} from "../reflection/inspector.ts";
import { tableKey } from "../schema/table.ts";

/** A name, in a schema or in the default one. */
export interface Place {
  readonly name: string;
  readonly schema?: string | undefined;
}

/** The tables and enum types that a database has; the default schema may be named or not. */
export class SchemaContents {
  readonly #defaultSchema: string | null;
  readonly #tables = new Map<string, ReflectedTable>();
  readonly #enums = new Set<string>();

  private constructor(
    defaultSchema: string | null,
    snapshots: readonly SchemaSnapshot[],
  ) {
    this.#defaultSchema = defaultSchema;
    for (const { tables, enums } of snapshots) {
      for (const one of tables) this.#tables.set(this.#key(one), one);
      for (const one of enums) this.#enums.add(this.#key(one));
    }
  }

  /** Reads what is there of some names. */
  static async read(
    inspector: Inspector,
    places: Iterable<Place>,
  ): Promise<SchemaContents> {
    const wanted = new Map<string | null, Set<string>>();
    for (const { name, schema = inspector.defaultSchema } of places) {
      const names = wanted.get(schema) ?? new Set();
      wanted.set(schema, names.add(name));
    }
    const snapshots: SchemaSnapshot[] = [];
    for (const [schema, names] of wanted) {
      const include = (name: string) => names.has(name);
      snapshots.push(await inspector.reflect({ schema, include }));
    }
    return new SchemaContents(inspector.defaultSchema, snapshots);
  }

  /** A table that is there. */
  table(place: Place): ReflectedTable | undefined {
    return this.#tables.get(this.#key(place));
  }

  /** Whether there is such an enum type. */
  hasEnum(place: Place): boolean {
    return this.#enums.has(this.#key(place));
  }

  /** Whether two names are of the same thing. */
  isSame(a: Place, b: Place): boolean {
    return this.#key(a) === this.#key(b);
  }

  #key({ name, schema }: Place): string {
    const isDefault = schema === this.#defaultSchema;
    return tableKey({ name, schema: isDefault ? undefined : schema });
  }
}
