/** One line for each thing in a MariaDB database, from its own catalog. */
export const MYSQL_FACTS = `
SELECT concat_ws(' ', 'table', TABLE_NAME, ENGINE, TABLE_COLLATION,
  IF(TABLE_COMMENT = '', NULL, concat('comment ', quote(TABLE_COMMENT)))) AS fact
FROM information_schema.TABLES WHERE TABLE_SCHEMA = database()
UNION ALL
SELECT concat_ws(' ', 'column', concat(TABLE_NAME, '.', COLUMN_NAME), COLUMN_TYPE,
  IF(c.COLLATION_NAME <> TABLE_COLLATION, concat('collate ', c.COLLATION_NAME), NULL),
  IF(IS_NULLABLE = 'NO', 'not null', NULL),
  concat('default ', nullif(COLUMN_DEFAULT, 'NULL')),
  nullif(EXTRA, ''),
  concat('as ', GENERATION_EXPRESSION),
  IF(COLUMN_COMMENT = '', NULL, concat('comment ', quote(COLUMN_COMMENT))))
FROM information_schema.COLUMNS c
JOIN information_schema.TABLES USING (TABLE_SCHEMA, TABLE_NAME)
WHERE TABLE_SCHEMA = database()
UNION ALL
SELECT concat_ws(' ', 'index', concat(TABLE_NAME, '.', INDEX_NAME),
  IF(NON_UNIQUE, NULL, 'unique'), INDEX_TYPE,
  concat('(', group_concat(concat(COLUMN_NAME,
      IF(SUB_PART IS NULL, '', concat('(', SUB_PART, ')')),
      IF(COLLATION = 'D', ' DESC', '')) ORDER BY SEQ_IN_INDEX SEPARATOR ', '), ')'))
FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = database()
GROUP BY TABLE_NAME, INDEX_NAME, NON_UNIQUE, INDEX_TYPE
UNION ALL
SELECT concat_ws(' ', 'foreign key', concat(TABLE_NAME, '.', k.CONSTRAINT_NAME),
  concat('(', group_concat(COLUMN_NAME ORDER BY ORDINAL_POSITION SEPARATOR ', '), ')'),
  concat(k.REFERENCED_TABLE_NAME,
    '(', group_concat(REFERENCED_COLUMN_NAME ORDER BY ORDINAL_POSITION SEPARATOR ', '), ')'),
  'on delete', DELETE_RULE, 'on update', UPDATE_RULE)
FROM information_schema.KEY_COLUMN_USAGE k
JOIN information_schema.REFERENTIAL_CONSTRAINTS USING (CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_NAME)
WHERE k.TABLE_SCHEMA = database()
GROUP BY TABLE_NAME, k.CONSTRAINT_NAME, k.REFERENCED_TABLE_NAME, DELETE_RULE, UPDATE_RULE
UNION ALL
SELECT concat_ws(' ', 'check', concat(TABLE_NAME, '.', CONSTRAINT_NAME), CHECK_CLAUSE)
FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = database()
`;
