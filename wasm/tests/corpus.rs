//! Replays what the fuzzer found worth keeping.
#![allow(missing_docs, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use athanor_kernel::{render_request, split_sql};

const DIALECTS: [&str; 5] = ["sqlite", "postgresql", "mysql", "mssql", "oracle"];

fn replay(folder: &str, run: impl Fn(&[u8], &str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(folder);
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut count = 0;
    for entry in entries {
        let bytes = fs::read(entry.path()).unwrap_or_default();
        run(&bytes, &String::from_utf8_lossy(&bytes));
        count += 1;
    }
    assert!(count > 0, "{} is empty", folder.display());
}

#[test]
fn no_request_of_the_corpus_panics() {
    replay("render", |_, request| {
        let reply = render_request(request);
        assert_eq!(reply.index.len() % 4, 0);
    });
}

#[test]
fn no_script_of_the_corpus_panics() {
    replay("split", |bytes, script| {
        let dialect = DIALECTS[usize::from(bytes.first().copied().unwrap_or(0)) % DIALECTS.len()];
        let _ = split_sql(dialect, script);
    });
}
