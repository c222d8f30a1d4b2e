//! Any bytes as a request to render: no panic, and an index that fits its text.

#![no_main]

use athanor_kernel::render_request;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(request) = std::str::from_utf8(bytes) else {
        return;
    };
    let reply = render_request(request);
    let length = reply.text.encode_utf16().count();
    let ends: Vec<usize> = reply
        .index
        .chunks(4)
        .map(|words| words[1] as usize)
        .collect();
    assert!(ends.is_sorted());
    if reply.good {
        assert_eq!(ends.last().copied().unwrap_or(0), length);
    }
});
