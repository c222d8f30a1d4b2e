//! Names that must be quoted, by dialect, sorted; see each manual's appendix on reserved words.
//!
//! Oracle's AUDIT is left out: scripts use it as a schema's name without quotes.

use crate::same::same;

/// Words that start with the letters of the alphabet, found by the first one.
#[derive(Debug)]
pub struct Keywords {
    words: &'static [&'static str],
    /// Where each letter's words start, and where the last one's end.
    starts: [usize; 27],
}

impl Keywords {
    #[allow(clippy::indexing_slicing)] // Runs in the compiler, where a mistake is an error.
    const fn new(words: &'static [&'static str]) -> Self {
        let mut starts = [words.len(); 27];
        let mut at = words.len();
        while at > 0 {
            at -= 1;
            let letter = (words[at].as_bytes()[0] - b'a') as usize;
            let mut earlier = 0;
            while earlier <= letter {
                starts[earlier] = at;
                earlier += 1;
            }
        }
        Self { words, starts }
    }

    /// Whether a name in small letters is one of the words.
    pub fn contains(&self, name: &str) -> bool {
        let letter = name
            .bytes()
            .next()
            .map_or(usize::MAX, |first| usize::from(first.wrapping_sub(b'a')));
        let range = self
            .starts
            .get(letter)
            .zip(self.starts.get(letter.wrapping_add(1)));
        let Some((start, end)) = range else {
            return false;
        };
        self.words
            .get(*start..*end)
            .is_some_and(|words| words.iter().any(|word| same(word, name)))
    }
}

/// The words of SQLite.
#[rustfmt::skip]
pub const SQLITE: Keywords = Keywords::new(&[
    "add", "after", "all", "alter", "analyze", "and", "as", "asc", "attach", "autoincrement",
    "before", "begin", "between", "by", "cascade", "case", "cast", "check", "collate", "column",
    "commit", "conflict", "constraint", "create", "cross", "current_date", "current_time",
    "current_timestamp", "database", "default", "deferrable", "deferred", "delete", "desc",
    "detach", "distinct", "drop", "each", "else", "end", "escape", "except", "exclusive",
    "exists", "explain", "fail", "false", "for", "foreign", "from", "full", "glob", "group",
    "having", "if", "ignore", "immediate", "in", "index", "indexed", "initially", "inner",
    "insert", "instead", "intersect", "into", "is", "isnull", "join", "key", "left", "like",
    "limit", "match", "natural", "not", "nothing", "notnull", "null", "of", "offset", "on", "or",
    "order", "outer", "plan", "pragma", "primary", "query", "raise", "references", "reindex",
    "rename", "replace", "restrict", "returning", "right", "rollback", "row", "select", "set",
    "table", "temp", "temporary", "then", "to", "transaction", "trigger", "true", "union",
    "unique", "update", "using", "vacuum", "values", "view", "virtual", "when", "where",
]);

/// The words of PostgreSQL.
#[rustfmt::skip]
pub const POSTGRESQL: Keywords = Keywords::new(&[
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric",
    "authorization", "between", "binary", "both", "case", "cast", "check", "collate", "collation",
    "column", "concurrently", "constraint", "create", "cross", "current_catalog", "current_date",
    "current_role", "current_schema", "current_time", "current_timestamp", "current_user",
    "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "false", "fetch",
    "for", "foreign", "freeze", "from", "full", "grant", "group", "having", "ilike", "in",
    "initially", "inner", "intersect", "into", "is", "isnull", "join", "lateral", "leading",
    "left", "like", "limit", "localtime", "localtimestamp", "natural", "new", "not", "notnull",
    "null", "of", "off", "offset", "old", "on", "only", "or", "order", "outer", "over",
    "overlaps", "placing", "primary", "references", "returning", "right", "select",
    "session_user", "similar", "some", "symmetric", "system_user", "table", "tablesample", "then",
    "to", "trailing", "true", "union", "unique", "user", "using", "variadic", "verbose", "when",
    "where", "window", "with",
]);

/// The words of MySQL and MariaDB.
#[rustfmt::skip]
pub const MYSQL: Keywords = Keywords::new(&[
    "accessible", "action", "add", "all", "alter", "analyze", "and", "as", "asc", "asensitive",
    "before", "between", "bigint", "binary", "blob", "both", "by", "call", "cascade", "case",
    "change", "char", "character", "check", "collate", "column", "condition", "constraint",
    "continue", "convert", "create", "cross", "cube", "cume_dist", "current_date", "current_role",
    "current_time", "current_timestamp", "current_user", "cursor", "database", "databases",
    "day_hour", "day_microsecond", "day_minute", "day_second", "dec", "decimal", "declare",
    "default", "delayed", "delete", "delete_domain_id", "dense_rank", "desc", "describe",
    "deterministic", "distinct", "distinctrow", "div", "do_domain_ids", "double", "drop", "dual",
    "each", "else", "elseif", "empty", "enclosed", "escaped", "except", "exists", "exit",
    "explain", "false", "fetch", "first_value", "float", "float4", "float8", "for", "force",
    "foreign", "from", "fulltext", "function", "generated", "get", "grant", "group", "grouping",
    "groups", "having", "high_priority", "hour_microsecond", "hour_minute", "hour_second", "if",
    "ignore", "ignore_domain_ids", "ignore_server_ids", "in", "index", "infile", "inner", "inout",
    "insensitive", "insert", "int", "int1", "int2", "int3", "int4", "int8", "integer",
    "intersect", "interval", "into", "io_after_gtids", "io_before_gtids", "is", "iterate", "join",
    "json_table", "key", "keys", "kill", "lag", "last_value", "lateral", "lead", "leading",
    "leave", "left", "library", "like", "limit", "linear", "lines", "load", "localtime",
    "localtimestamp", "lock", "long", "longblob", "longtext", "loop", "low_priority", "manual",
    "master_bind", "master_demote_to_replica", "master_demote_to_slave",
    "master_heartbeat_period", "master_ssl_verify_server_cert", "match", "maxvalue", "mediumblob",
    "mediumint", "mediumtext", "middleint", "minute_microsecond", "minute_second", "mod",
    "modifies", "natural", "no_write_to_binlog", "not", "nth_value", "ntile", "null", "numeric",
    "of", "offset", "on", "optimize", "optimizer_costs", "option", "optionally", "or", "order",
    "out", "outer", "outfile", "over", "page_checksum", "parallel", "parse_vcol_expr",
    "partition", "percent_rank", "portion", "position", "precision", "primary", "procedure",
    "purge", "qualify", "range", "rank", "read", "read_write", "reads", "real", "recursive",
    "ref_system_id", "references", "regexp", "release", "rename", "repeat", "replace", "require",
    "resignal", "restrict", "return", "returning", "revoke", "right", "rlike", "row",
    "row_number", "rows", "schema", "schemas", "second_microsecond", "select", "sensitive",
    "separator", "set", "show", "signal", "slow", "smallint", "spatial", "specific", "sql",
    "sql_after_gtids", "sql_before_gtids", "sql_big_result", "sql_calc_found_rows",
    "sql_small_result", "sqlexception", "sqlstate", "sqlwarning", "ssl", "starting", "stats_auto_recalc", "stats_persistent",
    "stats_sample_pages", "stored", "straight_join", "system", "table", "tablesample",
    "terminated", "then", "tinyblob", "tinyint", "tinytext", "to", "trailing", "trigger", "true",
    "undo", "union", "unique", "unlock", "unsigned", "update", "usage", "use", "using",
    "utc_date", "utc_time", "utc_timestamp", "value", "values", "varbinary", "varchar",
    "varcharacter", "varying", "virtual", "when", "where", "while", "window", "with", "write",
    "xor", "year_month", "zerofill",
]);

/// The words of SQL Server.
#[rustfmt::skip]
pub const MSSQL: Keywords = Keywords::new(&[
    "add", "all", "alter", "and", "any", "as", "asc", "authorization", "backup", "begin",
    "between", "break", "browse", "bulk", "by", "cascade", "case", "check", "checkpoint",
    "close", "clustered", "coalesce", "collate", "column", "commit", "compute", "constraint",
    "contains", "containstable", "continue", "convert", "create", "cross", "current",
    "current_date", "current_time", "current_timestamp", "current_user", "cursor", "database",
    "dbcc", "deallocate", "declare", "default", "delete", "deny", "desc", "disk", "distinct",
    "distributed", "double", "drop", "dump", "else", "end", "errlvl", "escape", "except", "exec",
    "execute", "exists", "exit", "external", "fetch", "file", "fillfactor", "for", "foreign",
    "freetext", "freetexttable", "from", "full", "function", "goto", "grant", "group", "having",
    "holdlock", "identity", "identity_insert", "identitycol", "if", "in", "index", "inner",
    "insert", "intersect", "into", "is", "join", "key", "kill", "left", "like", "lineno", "load",
    "merge", "national", "nocheck", "nonclustered", "not", "null", "nullif", "of", "off",
    "offsets", "on", "open", "opendatasource", "openquery", "openrowset", "openxml", "option",
    "or", "order", "outer", "over", "percent", "pivot", "plan", "precision", "primary", "print",
    "proc", "procedure", "public", "raiserror", "read", "readtext", "reconfigure", "references",
    "replication", "restore", "restrict", "return", "revert", "revoke", "right", "rollback",
    "rowcount", "rowguidcol", "rule", "save", "schema", "securityaudit", "select",
    "session_user", "set", "setuser", "shutdown", "some", "statistics", "system_user", "table",
    "tablesample", "textsize", "then", "to", "top", "tran", "transaction", "trigger", "truncate",
    "tsequal", "union", "unique", "unpivot", "update", "updatetext", "use", "user", "values",
    "varying", "view", "waitfor", "when", "where", "while", "with", "writetext",
]);

/// The words of Oracle.
#[rustfmt::skip]
pub const ORACLE: Keywords = Keywords::new(&[
    "access", "add", "all", "alter", "and", "any", "as", "asc", "between", "by", "char", "check",
    "cluster", "column", "comment", "compress", "connect", "create", "current", "date",
    "decimal", "default", "delete", "desc", "distinct", "drop", "else", "exclusive", "exists",
    "file", "float", "for", "from", "grant", "group", "having", "identified", "immediate", "in",
    "increment", "index", "initial", "insert", "integer", "intersect", "into", "is", "level",
    "like", "lock", "long", "maxextents", "minus", "mlslabel", "mode", "modify", "noaudit",
    "nocompress", "not", "nowait", "null", "number", "of", "offline", "on", "online", "option",
    "or", "order", "pctfree", "prior", "privileges", "public", "raw", "rename", "resource",
    "revoke", "row", "rowid", "rownum", "rows", "select", "session", "set", "share", "size",
    "smallint", "start", "successful", "synonym", "sysdate", "table", "then", "to", "trigger",
    "uid", "union", "unique", "update", "user", "validate", "values", "varchar", "varchar2",
    "view", "whenever", "where", "with",
]);

#[cfg(test)]
mod tests {
    use super::{MSSQL, MYSQL, ORACLE, POSTGRESQL, SQLITE};

    #[test]
    fn keywords_are_sorted_and_each_is_found() {
        for keywords in [&SQLITE, &POSTGRESQL, &MYSQL, &MSSQL, &ORACLE] {
            assert!(keywords.words.is_sorted());
            assert!(keywords.words.iter().all(|word| keywords.contains(word)));
        }
    }

    #[test]
    fn contains_says_no_to_other_names() {
        for name in ["", "_", "customer", "selec", "zz", "\u{e4}"] {
            assert!(!POSTGRESQL.contains(name), "{name}");
        }
    }
}
