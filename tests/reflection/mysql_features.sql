CREATE TABLE parent (
  id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code varchar(8) CHARACTER SET latin1 NOT NULL DEFAULT 'it''s',
  UNIQUE KEY (code)
) COMMENT 'a ''table''' ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;
CREATE TABLE every_column (
  id bigint NOT NULL,
  other varchar(20) NOT NULL,
  a int DEFAULT 5,
  b decimal(10,2) DEFAULT 1.50,
  c varchar(20) DEFAULT NULL,
  d text DEFAULT 'te''xt',
  e timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
  e2 datetime(3) DEFAULT current_timestamp(3),
  e3 timestamp NULL,
  f json DEFAULT '{}',
  g int GENERATED ALWAYS AS (a + 1) STORED,
  h varchar(30) GENERATED ALWAYS AS (concat(c, 'it''s')) VIRTUAL,
  i int DEFAULT (1 + 2),
  j enum('x', 'it''s') DEFAULT 'x',
  k set('p', 'q'),
  l varchar(10) COLLATE utf8mb4_bin COMMENT 'it''s',
  m bit(3) DEFAULT b'101',
  n blob,
  o point NOT NULL,
  q date DEFAULT '2020-01-01',
  r varchar(10) DEFAULT 'NULL',
  s double unsigned,
  t tinyint(1) DEFAULT 0,
  u year,
  v mediumtext,
  w varbinary(16),
  `Mixed ``case'' "$name"` int,
  parent_id int unsigned,
  parent2 int unsigned,
  PRIMARY KEY (id, other),
  UNIQUE KEY uq_a (a, b),
  UNIQUE KEY uq_prefix (d(10)),
  KEY ix_desc (a DESC, c(5)),
  FULLTEXT KEY ix_full (d, v),
  SPATIAL KEY ix_space (o),
  KEY ix_plain (c, a),
  CONSTRAINT ck_a CHECK (a > 0 AND c <> 'it''s'),
  CHECK (b >= 0),
  CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE SET NULL,
  FOREIGN KEY (parent2) REFERENCES parent (id)
) ENGINE=InnoDB;
CREATE TABLE child (
  id int NOT NULL AUTO_INCREMENT,
  every_id bigint, every_other varchar(20) CHARACTER SET utf8mb4, self_id int,
  PRIMARY KEY (id),
  KEY ix_chosen (every_id, every_other, self_id),
  CONSTRAINT fk_two FOREIGN KEY (every_id, every_other) REFERENCES every_column (id, other) ON UPDATE CASCADE,
  CONSTRAINT fk_self FOREIGN KEY (self_id) REFERENCES child (id)
) CHARACTER SET latin1;
CREATE TABLE by_range (id int, y int) PARTITION BY RANGE (y) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE);
CREATE TABLE by_list (id int, y int) PARTITION BY LIST (y) (PARTITION a VALUES IN (1, 2), PARTITION b VALUES IN (3));
CREATE TABLE by_columns (a int, b date) PARTITION BY RANGE COLUMNS (a, b) (PARTITION p0 VALUES LESS THAN (5, '2020-01-01'), PARTITION p1 VALUES LESS THAN (MAXVALUE, MAXVALUE));
CREATE TABLE by_hash (id int PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 3;
CREATE TABLE by_key (id int PRIMARY KEY) PARTITION BY KEY (id) PARTITIONS 2;
CREATE TABLE in_memory (id int PRIMARY KEY, a int, KEY ix_memory (a) USING BTREE, KEY ix_usual (a)) ENGINE=MEMORY;
CREATE SEQUENCE ticket START WITH 15 INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 CACHE 3 CYCLE;
CREATE SEQUENCE plain_sequence;
CREATE SEQUENCE countdown INCREMENT BY -1;
CREATE VIEW some_parents AS SELECT id, concat(code, '`x`.`y`') AS code FROM parent WHERE id > 3;
CREATE TRIGGER before_parent BEFORE INSERT ON parent FOR EACH ROW SET NEW.code = concat(NEW.code, ';');
CREATE TRIGGER after_parent AFTER DELETE ON parent FOR EACH ROW BEGIN DELETE FROM child; DELETE FROM by_list; END;
CREATE TABLE counted (id varchar(9) PRIMARY KEY, number int NOT NULL AUTO_INCREMENT, UNIQUE KEY (number));
