/**
 * What a PostgreSQL schema holds beside its tables.
 *
 * @module
 */
import type { EnumType, Sequence, Trigger, View } from "./inspector.ts";
import { type OwnedSequence, sequenceOptions } from "./postgresql_sequences.ts";

/** One trigger that people made, of a table or a view. */
export interface TriggerRow extends Trigger {
  readonly relation: string;
}

/** One view. */
export interface ViewRow {
  readonly name: string;
  readonly definition: string;
  readonly materialized: boolean;
  readonly comment: string | null;
}

/** One sequence, with the column that it belongs to. */
export interface SequenceRow extends OwnedSequence {
  readonly name: string;
  readonly table: string | null;
  readonly column: string | null;
  readonly isIdentity: boolean;
}

/** One enum. */
export interface EnumRow {
  readonly name: string;
  readonly values: readonly string[];
}

const NAMESPACE = "(SELECT oid FROM pg_namespace WHERE nspname = $1)";

function notOfExtension(catalog: string, oid: string): string {
  return `NOT EXISTS (SELECT FROM pg_depend WHERE deptype = 'e'
    AND classid = '${catalog}'::regclass AND objid = ${oid})`;
}

/** Reads `pg_trigger`, but what serves constraints and what a partition has of its parent. */
export const TRIGGERS_SQL = `
SELECT c.relname AS relation, t.tgname AS name,
  pg_get_triggerdef(t.oid, true) AS definition
FROM pg_class c
JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal
  AND t.tgparentid = 0
WHERE c.relnamespace = ${NAMESPACE} AND c.relkind IN ('r', 'p', 'v')
  AND ($2::text[] IS NULL OR c.relname = ANY ($2::text[]))
ORDER BY c.relname, t.tgname`;

/** Reads views, plain and materialized. */
export const VIEWS_SQL = `
SELECT c.relname AS name, pg_get_viewdef(c.oid, true) AS definition,
  c.relkind = 'm' AS materialized, d.description AS comment
FROM pg_class c
LEFT JOIN pg_description d ON d.objoid = c.oid
  AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
WHERE c.relnamespace = ${NAMESPACE} AND c.relkind IN ('v', 'm')
  AND ${notOfExtension("pg_class", "c.oid")}
ORDER BY c.relname`;

/** Reads `pg_sequence` (manual §52.46), and whose each one is. */
export const SEQUENCES_SQL = `
SELECT c.relname AS name, format_type(s.seqtypid, NULL) AS type,
  s.seqstart::text AS start, s.seqincrement::text AS increment,
  s.seqmin::text AS minvalue, s.seqmax::text AS maxvalue,
  s.seqcache::text AS cache, s.seqcycle AS cycle,
  t.relname AS table, a.attname AS column,
  o.deptype IS NOT DISTINCT FROM 'i' AS "isIdentity",
  ad.oid IS NOT NULL AND EXISTS (SELECT FROM pg_depend u
    WHERE u.classid = 'pg_attrdef'::regclass AND u.objid = ad.oid
      AND u.refclassid = 'pg_class'::regclass AND u.refobjid = c.oid)
  AS "isDefault"
FROM pg_class c
JOIN pg_sequence s ON s.seqrelid = c.oid
LEFT JOIN pg_depend o ON o.objid = c.oid AND o.classid = 'pg_class'::regclass
  AND o.refclassid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
LEFT JOIN pg_class t ON t.oid = o.refobjid
LEFT JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
LEFT JOIN pg_attrdef ad ON ad.adrelid = o.refobjid AND ad.adnum = o.refobjsubid
  AND o.deptype = 'a'
WHERE c.relnamespace = ${NAMESPACE} AND c.relkind = 'S'
  AND ${notOfExtension("pg_class", "c.oid")}
ORDER BY c.relname`;

/** Reads `pg_enum` (manual §52.20). */
export const ENUMS_SQL = `
SELECT t.typname AS name,
  coalesce((SELECT json_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum
    WHERE enumtypid = t.oid), '[]') AS values
FROM pg_type t
WHERE t.typnamespace = ${NAMESPACE} AND t.typtype = 'e'
  AND ${notOfExtension("pg_type", "t.oid")}
ORDER BY t.typname`;

/** The schema as values say it: absent when it is the default one. */
export interface Place {
  readonly schema?: string;
}

/** The view that a row tells of. */
export function readView(
  row: ViewRow,
  place: Place,
  triggers: readonly Trigger[],
): View {
  const { name, definition, materialized, comment } = row;
  return {
    kind: "view",
    name,
    ...place,
    definition: definition.trim().replace(/;$/, ""),
    materialized,
    ...(comment === null ? {} : { comment }),
    ...(triggers.length === 0 ? {} : { triggers }),
  };
}

/** The sequence that a row tells of. */
export function readSequence(row: SequenceRow, place: Place): Sequence {
  return {
    kind: "sequence",
    name: row.name,
    ...place,
    ...sequenceOptions(row),
    ...(row.type === "bigint" ? {} : { dataType: row.type }),
  };
}

/** The enum that a row tells of. */
export function readEnum({ name, values }: EnumRow, place: Place): EnumType {
  return { kind: "enumType", name, ...place, values };
}
