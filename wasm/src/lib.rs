//! Athanor's kernel: a batch of operations in, the statements of one dialect out.
//!
//! Pure and deterministic: no clock, no disk, no net, no state between calls.
//! `wire` reads requests and writes replies, `model` is what they say, `render`
//! turns operations into statements through the shapes of a `dialect`, and
//! `writer` is the one door for identifiers and literals.

mod abi;
mod canonical;
mod clause;
mod ddl;
mod dialect;
mod error;
mod md5;
mod model;
mod nearest;
mod render;
mod same;
mod server;
mod tokenizer;
mod types;
mod wire;
mod writer;

pub use wire::canonical::{canonicalize, same_types};
pub use wire::reply::Reply;
pub use wire::request::{
    describe, identifiers_of, parse_ddl, parse_types, render as render_request, split_sql,
    split_text,
};
