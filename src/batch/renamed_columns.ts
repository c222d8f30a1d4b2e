import { identifiers } from "../kernel/mod.ts";
import { invalid, quoted } from "../schema/check.ts";
import type { Constraint, Index, SortedColumn } from "../schema/mod.ts";
import type { DialectName } from "../dialect_name.ts";
import { fold, sameName } from "../reflection/sqlite_fold.ts";
import {
  type Rewrite,
  rewriteColumn,
  rewriteConstraint,
  rewriteIndex,
} from "./part_texts.ts";
import type { TableDraft } from "./table_draft.ts";

type Names = Readonly<Record<string, string>>;

/**
 * Has everything in a draft call its columns by the names that they will have.
 *
 * @throws {AthanorError} `OPERATION_INVALID` for two columns of one name, or a new constraint on a column that is not there
 */
export function settleNames(draft: TableDraft, dialect: DialectName): void {
  checkDistinct(draft);
  const existing = renames(draft);
  // A new constraint may use a new name; where that is an old one, too, the new one is meant.
  const finals = draft.columns.map(({ column }) => column.name);
  const added = Object.fromEntries(
    Object.entries(existing).filter(([old]) =>
      !finals.some((one) => sameName(one, old))
    ),
  );
  const ofExisting = new Renaming(draft, dialect, existing);
  const ofAdded = new Renaming(draft, dialect, added);
  const pick = (isNew: boolean) => isNew ? ofAdded : ofExisting;
  for (const one of draft.columns) {
    const { rewrite } = pick(one.before === undefined);
    one.column = rewriteColumn(one.column, rewrite);
  }
  for (const part of draft.constraints) {
    part.value = pick(part.isNew).constraint(part.value);
    if (part.isNew) checkColumns(draft, part.value);
  }
  for (const part of draft.indexes) {
    part.value = pick(part.isNew).index(part.value);
  }
}

class Renaming {
  readonly #draft: TableDraft;
  readonly #names: Names;
  readonly rewrite: Rewrite;

  constructor(draft: TableDraft, dialect: DialectName, names: Names) {
    this.#draft = draft;
    this.#names = names;
    this.rewrite = Object.keys(names).length === 0
      ? (text) => text
      : (text) => identifiers(dialect, [text], names)[0]?.text ?? text;
  }

  constraint(value: Constraint): Constraint {
    const constraint = rewriteConstraint(value, this.rewrite);
    if (constraint.kind === "foreignKey") {
      const { referent, referentColumns } = constraint;
      const isOwn = sameName(referent.table, this.#draft.before.name) &&
        (referent.schema ?? this.#draft.before.schema) ===
          this.#draft.before.schema;
      return {
        ...constraint,
        columns: constraint.columns.map(this.#name),
        referentColumns: isOwn
          ? referentColumns.map(this.#name)
          : referentColumns,
      };
    }
    return "columns" in constraint
      ? { ...constraint, columns: constraint.columns.map(this.#name) }
      : constraint;
  }

  index(value: Index): Index {
    const rewritten = rewriteIndex(value, this.rewrite);
    return {
      ...rewritten,
      columns: rewritten.columns.map((one) => {
        if (typeof one === "string") return this.#name(one);
        return "column" in one
          ? { ...one, column: this.#name(one.column) } satisfies SortedColumn
          : one;
      }),
    };
  }

  readonly #name = (name: string): string => this.#names[fold(name)] ?? name;
}

/** New names by the folded old ones. */
function renames(draft: TableDraft): Names {
  const changed = draft.columns.filter(({ key, column }) =>
    key !== column.name
  );
  const pairs = changed.map(({ key, column }) => [fold(key), column.name]);
  return Object.assign(Object.create(null), Object.fromEntries(pairs));
}

function checkDistinct(draft: TableDraft): void {
  const seen = new Set<string>();
  for (const { column: { name } } of draft.columns) {
    if (seen.has(fold(name))) {
      throw invalid(
        `The table ${quoted(draft.before.name)} would have two columns ${
          quoted(name)
        }`,
        "Rename or drop one of them in the same batch.",
      );
    }
    seen.add(fold(name));
  }
}

function checkColumns(draft: TableDraft, value: Constraint): void {
  const columns = "columns" in value ? value.columns : [];
  const missing = columns.find((name) =>
    !draft.columns.some(({ column }) => sameName(column.name, name))
  );
  if (missing === undefined) return;
  throw invalid(
    `The table ${quoted(draft.before.name)} will have no column ${
      quoted(missing)
    } for the new constraint`,
    "Name columns that stay, by their names before or after the batch.",
  );
}
