//! Equality of short texts that mostly differ.

/// Whether two texts are equal. Lengths and first bytes are compared in place:
/// a comparison of whole texts is a call of a function in WebAssembly.
#[inline(always)]
pub fn same(left: &str, right: &str) -> bool {
    left.len() == right.len()
        && left.as_bytes().first() == right.as_bytes().first()
        && left == right
}
