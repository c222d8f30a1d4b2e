//! The wire: JSON in, text with an index out.

pub mod canonical;
pub mod decode;
pub mod json;
pub mod reply;
pub mod request;
pub mod scan;
pub mod types;
