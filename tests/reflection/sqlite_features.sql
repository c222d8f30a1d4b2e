CREATE TABLE region (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE "order" (
  id INTEGER NOT NULL CONSTRAINT pk_order PRIMARY KEY AUTOINCREMENT,
  "primary" TEXT COLLATE NOCASE DEFAULT 'it''s' CONSTRAINT "ck ""p""" CHECK ("primary" <> ')' /* not ) */ -- nor (
  ),
  [unique] VARCHAR(20) DEFAULT ('a' || 'b'),
  `check` NUMERIC(10, 2) DEFAULT -1.5 CHECK (`check` > 0) CHECK (`check` < 100),
  untyped,
  untyped_collated COLLATE RTRIM,
  "odd type" "my type, really",
  big UNSIGNED BIG INT(10, 5),
  at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  seconds INT DEFAULT (strftime('%s', 'now')),
  flag BOOLEAN DEFAULT FALSE NOT NULL ON CONFLICT REPLACE,
  hex BLOB DEFAULT x'00ff',
  word TEXT DEFAULT plain,
  total NUMERIC GENERATED ALWAYS AS ("check" * 2) STORED,
  twice AS (total + total),
  region_id INTEGER CONSTRAINT fk_region REFERENCES REGION ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  other_id INTEGER REFERENCES "order"(ID) MATCH SIMPLE NOT DEFERRABLE,
  CONSTRAINT uq UNIQUE (REGION_ID, at) ON CONFLICT IGNORE,
  UNIQUE ("primary")
  CHECK (length(word) > 0 AND word NOT IN ('(', '"', '--'))
);
CREATE TABLE pair (a INT, b INT, c TEXT, CONSTRAINT pk_pair PRIMARY KEY (b, a) ON CONFLICT ROLLBACK, UNIQUE (c));
CREATE TABLE pair_child (x INT, y INT, FOREIGN KEY (y, x) REFERENCES pair ON DELETE CASCADE);
CREATE TABLE strict_one (id INTEGER PRIMARY KEY, any_value ANY, t TEXT) STRICT;
CREATE TABLE no_rowid (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE both (k TEXT NOT NULL PRIMARY KEY, v INT) WITHOUT ROWID, STRICT;
CREATE TABLE "a.b" (" x " INT, "a]b[c" INT);
CREATE TABLE later (a INT);
ALTER TABLE later ADD COLUMN b TEXT DEFAULT 'x' REFERENCES region(id);
ALTER TABLE later RENAME TO "later on";
ALTER TABLE "later on" RENAME COLUMN a TO "first a";
CREATE INDEX ix_plain ON "order"(at, "primary" DESC);
CREATE UNIQUE INDEX "ix odd" ON "order"(lower("primary"), region_id ASC, word COLLATE NOCASE DESC, (1 + 1)) WHERE flag AND word <> 'WHERE' -- partial
;
CREATE INDEX ix_json ON strict_one(json_extract(t, '$.a, b'), (CASE WHEN id THEN 1 ELSE 2 END));
CREATE VIEW v_order (ident, "the name") AS SELECT id, "primary" FROM "order" -- named
;
CREATE VIEW v_plain AS WITH x AS (SELECT 1 AS one) SELECT one FROM x;
CREATE TRIGGER tr_order AFTER UPDATE OF at ON "order" WHEN new.at IS NULL BEGIN
  UPDATE "order" SET word = ';' WHERE id = new.id;
END;
CREATE TRIGGER tr_view INSTEAD OF INSERT ON v_order BEGIN SELECT 1; END;
CREATE VIRTUAL TABLE search USING fts5(body);
CREATE TEMP TABLE not_here (a);
INSERT INTO "order" (id, "check") VALUES (1, 5);
