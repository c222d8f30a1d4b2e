//! SQL as written: its tokens, its statements, its parameters.

pub mod lexer;
pub mod outside;
pub mod parameters;
pub mod quoted;
pub mod split;
