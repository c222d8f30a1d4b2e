/** One line for each thing in a PostgreSQL database, from its own catalog. */
export const POSTGRESQL_FACTS = `
WITH relation AS (
  SELECT c.oid, c.relkind, c.relpersistence, c.reloptions, c.relam,
    CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END
      || c.relname AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
)
SELECT concat_ws(' ', 'table', name,
  CASE relpersistence WHEN 'u' THEN 'unlogged' END,
  CASE relkind WHEN 'p' THEN 'partition by ' || pg_get_partkeydef(oid) END,
  'inherits ' || (SELECT string_agg(inhparent::regclass::text, ',')
                  FROM pg_inherits WHERE inhrelid = relation.oid),
  'with ' || array_to_string(reloptions, ','),
  'comment ' || quote_literal(obj_description(oid, 'pg_class'))) AS fact
FROM relation WHERE relkind IN ('r', 'p')
UNION ALL
SELECT concat_ws(' ', 'column', name || '.' || attname,
  format_type(atttypid, atttypmod),
  CASE WHEN attcollation <> t.typcollation
    THEN 'collate ' || (SELECT collname FROM pg_collation WHERE oid = attcollation) END,
  CASE WHEN attnotnull THEN 'not null' END,
  CASE attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity' END,
  CASE attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END,
  'default ' || pg_get_expr(d.adbin, d.adrelid),
  'comment ' || quote_literal(col_description(relation.oid, attnum)))
FROM relation
JOIN pg_attribute a ON a.attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
JOIN pg_type t ON t.oid = atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = relation.oid AND d.adnum = attnum
WHERE relkind IN ('r', 'p')
UNION ALL
SELECT concat_ws(' ', 'constraint', name || '.' || conname,
  pg_get_constraintdef(c.oid))
FROM pg_constraint c JOIN relation ON relation.oid = conrelid
WHERE contype <> 'n' AND relkind IN ('r', 'p')
UNION ALL
SELECT 'index ' || pg_get_indexdef(indexrelid)
FROM pg_index i JOIN relation ON relation.oid = indrelid
WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
  AND relkind IN ('r', 'p')
UNION ALL
SELECT concat_ws(' ', 'sequence', name, 'start', seqstart, 'by', seqincrement,
  'min', seqmin, 'max', seqmax, 'cache', seqcache, CASE WHEN seqcycle THEN 'cycle' END)
FROM pg_sequence JOIN relation ON relation.oid = seqrelid
UNION ALL
SELECT concat('type ', t.oid::regtype, ' ', string_agg(enumlabel, ',' ORDER BY enumsortorder))
FROM pg_type t JOIN pg_enum ON enumtypid = t.oid GROUP BY t.oid
`;
