// @ts-self-types="./fixed_statements_data.d.ts"
// deno-fmt-ignore-file
// Written by "deno task wasm"; see fixed_statements.ts.
export const FIXED_STATEMENTS = {
  "sqlite": {
    "{\"op\":\"tablesExist\",\"tables\":[{\"name\":\"athanor_version\"},{\"name\":\"athanor_version_journal\"}]}": "SELECT 0 AS place FROM sqlite_master WHERE type = 'table' AND name = 'athanor_version' UNION ALL SELECT 1 AS place FROM sqlite_master WHERE type = 'table' AND name = 'athanor_version_journal'",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"athanor_version\"},\"columns\":[\"version_num\"]}": "SELECT version_num FROM athanor_version",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"athanor_version_journal\"},\"columns\":[\"revision\"]}": "SELECT revision FROM athanor_version_journal",
    "{\"op\":\"tablesExist\",\"tables\":[{\"name\":\"alembic_version\"},{\"name\":\"alembic_version_journal\"}]}": "SELECT 0 AS place FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version' UNION ALL SELECT 1 AS place FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version_journal'",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"alembic_version\"},\"columns\":[\"version_num\"]}": "SELECT version_num FROM alembic_version",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"alembic_version_journal\"},\"columns\":[\"revision\"]}": "SELECT revision FROM alembic_version_journal"
  },
  "postgresql": {
    "{\"op\":\"tablesExist\",\"tables\":[{\"name\":\"athanor_version\"},{\"name\":\"athanor_version_journal\"}]}": "SELECT 0 AS place FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'athanor_version' UNION ALL SELECT 1 AS place FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'athanor_version_journal'",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"athanor_version\"},\"columns\":[\"version_num\"]}": "SELECT version_num FROM athanor_version",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"athanor_version_journal\"},\"columns\":[\"revision\"]}": "SELECT revision FROM athanor_version_journal",
    "{\"op\":\"tablesExist\",\"tables\":[{\"name\":\"alembic_version\"},{\"name\":\"alembic_version_journal\"}]}": "SELECT 0 AS place FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'alembic_version' UNION ALL SELECT 1 AS place FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'alembic_version_journal'",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"alembic_version\"},\"columns\":[\"version_num\"]}": "SELECT version_num FROM alembic_version",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"alembic_version_journal\"},\"columns\":[\"revision\"]}": "SELECT revision FROM alembic_version_journal"
  },
  "mysql": {
    "{\"op\":\"tablesExist\",\"tables\":[{\"name\":\"athanor_version\"},{\"name\":\"athanor_version_journal\"}]}": "SELECT 0 AS place FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'athanor_version' UNION ALL SELECT 1 AS place FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'athanor_version_journal'",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"athanor_version\"},\"columns\":[\"version_num\"]}": "SELECT version_num FROM athanor_version",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"athanor_version_journal\"},\"columns\":[\"revision\"]}": "SELECT revision FROM athanor_version_journal",
    "{\"op\":\"tablesExist\",\"tables\":[{\"name\":\"alembic_version\"},{\"name\":\"alembic_version_journal\"}]}": "SELECT 0 AS place FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'alembic_version' UNION ALL SELECT 1 AS place FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'alembic_version_journal'",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"alembic_version\"},\"columns\":[\"version_num\"]}": "SELECT version_num FROM alembic_version",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"alembic_version_journal\"},\"columns\":[\"revision\"]}": "SELECT revision FROM alembic_version_journal"
  },
  "mssql": {
    "{\"op\":\"tablesExist\",\"tables\":[{\"name\":\"athanor_version\"},{\"name\":\"athanor_version_journal\"}]}": "SELECT 0 AS place FROM information_schema.tables WHERE table_schema = SCHEMA_NAME() AND table_name = N'athanor_version' UNION ALL SELECT 1 AS place FROM information_schema.tables WHERE table_schema = SCHEMA_NAME() AND table_name = N'athanor_version_journal'",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"athanor_version\"},\"columns\":[\"version_num\"]}": "SELECT version_num FROM athanor_version",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"athanor_version_journal\"},\"columns\":[\"revision\"]}": "SELECT revision FROM athanor_version_journal",
    "{\"op\":\"tablesExist\",\"tables\":[{\"name\":\"alembic_version\"},{\"name\":\"alembic_version_journal\"}]}": "SELECT 0 AS place FROM information_schema.tables WHERE table_schema = SCHEMA_NAME() AND table_name = N'alembic_version' UNION ALL SELECT 1 AS place FROM information_schema.tables WHERE table_schema = SCHEMA_NAME() AND table_name = N'alembic_version_journal'",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"alembic_version\"},\"columns\":[\"version_num\"]}": "SELECT version_num FROM alembic_version",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"alembic_version_journal\"},\"columns\":[\"revision\"]}": "SELECT revision FROM alembic_version_journal"
  },
  "oracle": {
    "{\"op\":\"tablesExist\",\"tables\":[{\"name\":\"athanor_version\"},{\"name\":\"athanor_version_journal\"}]}": "SELECT 0 AS place FROM all_tables WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'ATHANOR_VERSION' UNION ALL SELECT 1 AS place FROM all_tables WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'ATHANOR_VERSION_JOURNAL'",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"athanor_version\"},\"columns\":[\"version_num\"]}": "SELECT version_num FROM athanor_version",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"athanor_version_journal\"},\"columns\":[\"revision\"]}": "SELECT revision FROM athanor_version_journal",
    "{\"op\":\"tablesExist\",\"tables\":[{\"name\":\"alembic_version\"},{\"name\":\"alembic_version_journal\"}]}": "SELECT 0 AS place FROM all_tables WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'ALEMBIC_VERSION' UNION ALL SELECT 1 AS place FROM all_tables WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'ALEMBIC_VERSION_JOURNAL'",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"alembic_version\"},\"columns\":[\"version_num\"]}": "SELECT version_num FROM alembic_version",
    "{\"op\":\"selectColumns\",\"table\":{\"name\":\"alembic_version_journal\"},\"columns\":[\"revision\"]}": "SELECT revision FROM alembic_version_journal"
  }
};
