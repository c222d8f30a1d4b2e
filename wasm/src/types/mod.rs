//! Column types: tables of them by dialect, and how each is written and read.

pub mod catalog;
pub mod class;
pub mod mssql;
pub mod mysql;
pub mod oracle;
pub mod postgresql;
pub mod read;
mod scan;
pub mod sqlite;
pub mod write;
