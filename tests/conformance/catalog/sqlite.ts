/**
 * One line for each thing in an SQLite database, from its pragmas. Checks and
 * constraints' names are nowhere but in the text of the table.
 */
export const SQLITE_FACTS = `
SELECT concat_ws(' ', 'table', t.name, iif(t.strict, 'strict', NULL),
  iif(t.wr, 'without rowid', NULL),
  iif(instr(s.sql, 'AUTOINCREMENT'), 'autoincrement', NULL)) AS fact
FROM pragma_table_list t JOIN sqlite_schema s ON s.name = t.name
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
UNION ALL
SELECT concat_ws(' ', 'column', s.name || '.' || c.name, c.type,
  iif(c."notnull", 'not null', NULL), 'default ' || c.dflt_value,
  CASE c.hidden WHEN 2 THEN 'virtual' WHEN 3 THEN 'stored' END,
  iif(c.pk, 'key ' || c.pk, NULL))
FROM sqlite_schema s, pragma_table_xinfo(s.name) c
WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
UNION ALL
SELECT concat_ws(' ', 'index', s.name || '.' || iif(i.origin = 'c', i.name, i.origin),
  iif(i."unique", 'unique', NULL),
  '(' || (SELECT group_concat(coalesce(x.name, 'expression') || iif(x."desc", ' DESC', ''), ', ')
    FROM pragma_index_xinfo(i.name) x WHERE x.key) || ')',
  (SELECT substr(sql, instr(sql, 'WHERE')) FROM sqlite_schema
    WHERE i.partial AND type = 'index' AND name = i.name))
FROM sqlite_schema s, pragma_index_list(s.name) i
WHERE s.type = 'table'
UNION ALL
SELECT concat_ws(' ', 'foreign key', s.name || '(' || f."from" || ')',
  f."table" || '(' || f."to" || ')', 'on delete', f.on_delete, 'on update', f.on_update)
FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
WHERE s.type = 'table'
UNION ALL
SELECT 'constraint text ' || name || ' '
  || substr(sql, instr(sql, 'CONSTRAINT'))
FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%CONSTRAINT%'
`;
