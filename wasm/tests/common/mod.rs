//! Asks the kernel in JSON, as the host does.
#![allow(dead_code, missing_docs, clippy::indexing_slicing)]

use athanor_kernel::{Reply, render_request};

/// Sends operations, written in JSON without the list around them.
pub fn ask(dialect: &str, version: &str, operations: &str) -> Reply {
    render_request(&format!(
        r#"{{"dialect":"{dialect}","serverVersion":"{version}","ops":[{operations}]}}"#
    ))
}

/// The statements, white space collapsed.
pub fn statements(dialect: &str, version: &str, operations: &str) -> Vec<String> {
    let reply = ask(dialect, version, operations);
    assert!(reply.good, "{operations}\n{}", reply.text);
    let units: Vec<u16> = reply.text.encode_utf16().collect();
    let mut start = 0;
    let mut statements = Vec::new();
    for words in reply.index.chunks(4) {
        let end = words[1] as usize;
        statements.push(collapse(&String::from_utf16_lossy(&units[start..end])));
        start = end;
    }
    statements
}

fn collapse(sql: &str) -> String {
    sql.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("( ", "(")
        .replace(" )", ")")
}

/// One row of a table: a dialect with its version, an operation, its statements.
pub type Case = (&'static str, &'static str, &'static [&'static str]);

/// Checks each row; a dialect is written `name` or `name version`.
pub fn check(cases: &[Case]) {
    for (dialect, operation, expected) in cases {
        let (name, version) = dialect.split_once(' ').unwrap_or((dialect, ""));
        assert_eq!(
            statements(name, version, operation),
            *expected,
            "{dialect}: {operation}"
        );
    }
}

/// The problems of a request that is refused.
pub fn problems(dialect: &str, operations: &str) -> String {
    let (name, version) = dialect.split_once(' ').unwrap_or((dialect, ""));
    let reply = ask(name, version, operations);
    assert!(!reply.good, "{dialect}: {operations} gave {}", reply.text);
    reply.text
}

/// Checks that each row is refused with all of the texts.
pub fn check_refused(cases: &[Case]) {
    for (dialect, operation, texts) in cases {
        let found = problems(dialect, operation);
        for text in *texts {
            assert!(
                found.contains(text),
                "{dialect}: {operation}\nno {text} in {found}"
            );
        }
    }
}
