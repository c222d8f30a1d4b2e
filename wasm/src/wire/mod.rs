//! The wire: JSON in, text with an index out.

pub mod decode;
pub mod json;
pub mod reply;
pub mod request;
pub mod scan;
mod types;
