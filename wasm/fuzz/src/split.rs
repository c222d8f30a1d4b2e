//! Any bytes as a script: no panic, and statements that are pieces of it.

#![no_main]

use athanor_kernel::split_sql;
use libfuzzer_sys::fuzz_target;

const DIALECTS: [&str; 5] = ["sqlite", "postgresql", "mysql", "mssql", "oracle"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, script)) = bytes.split_first() else {
        return;
    };
    let Ok(script) = std::str::from_utf8(script) else {
        return;
    };
    let dialect = DIALECTS[usize::from(*first) % DIALECTS.len()];
    for statement in split_sql(dialect, script).unwrap_or_default() {
        assert!(script.contains(&statement));
        assert_eq!(statement.trim(), statement);
    }
});
