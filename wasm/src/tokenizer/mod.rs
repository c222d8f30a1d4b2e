//! SQL as written: its tokens, its statements, its parameters, its names.

pub mod identifiers;
pub mod kind;
pub mod lexer;
pub mod outside;
pub mod parameters;
pub mod quoted;
pub mod split;
