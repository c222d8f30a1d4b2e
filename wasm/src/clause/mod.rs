//! Pieces of statements that dialects share.

pub mod column;
pub mod constraint;
pub mod options;
