-- Lakes, and a log of what happens to them.
--
-- revision: c101
-- down_revision:

-- upgrade
CREATE TABLE lake (
  name TEXT PRIMARY KEY,
  km2 REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE lake_log (entry TEXT NOT NULL);
CREATE TRIGGER lake_added AFTER INSERT ON lake
BEGIN
  INSERT INTO lake_log VALUES ('added ' || NEW.name || '; ' || NEW.km2 || ' km2');
END;

-- downgrade
DROP TABLE lake;
DROP TABLE lake_log;
