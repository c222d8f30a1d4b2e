//! How strongly operators bind, by the grammar of each database.

use crate::dialect::facts::Grammar;

/// OR
pub const OR: u8 = 10;
/// AND
pub const AND: u8 = 20;
/// NOT before an expression
pub const NOT: u8 = 30;
/// A sign before an expression
pub const SIGN: u8 = 130;
/// PostgreSQL's `::`
pub const CAST: u8 = 150;

/// How strongly an operator of marks binds; none for what is no operator between two.
pub fn strength(grammar: Grammar, operator: &str) -> Option<u8> {
    let compares = ["=", "<", ">", "<=", ">=", "<>", "!="].contains(&operator);
    Some(match grammar {
        Grammar::Postgresql | Grammar::Standard => match operator {
            _ if compares => 50,
            "+" | "-" => 80,
            "*" | "/" | "%" => 90,
            "^" => 100,
            "::" => CAST,
            ":" | "?" => return None,
            _ => 70,
        },
        Grammar::Mysql => match operator {
            _ if compares => 50,
            "<=>" => 50,
            "||" => OR,
            "&&" => AND,
            "|" => 60,
            "&" => 65,
            "<<" | ">>" => 70,
            "+" | "-" => 80,
            "*" | "/" | "%" => 90,
            "^" => 100,
            "->" | "->>" => CAST,
            _ => return None,
        },
        Grammar::Sqlite => match operator {
            "=" | "==" | "<>" | "!=" => 50,
            "<" | "<=" | ">" | ">=" => 60,
            "&" | "|" | "<<" | ">>" => 70,
            "+" | "-" => 80,
            "*" | "/" | "%" => 90,
            "||" | "->" | "->>" => 100,
            _ => return None,
        },
    })
}

/// How strongly words such as IN, LIKE and BETWEEN bind.
pub fn word_strength(grammar: Grammar, word: &str) -> u8 {
    match (grammar, word) {
        (_, "OR") => OR,
        (_, "XOR") => 15,
        (_, "AND") => AND,
        (_, "COLLATE") => 120,
        (_, "AT") => 110,
        (Grammar::Mysql, "DIV" | "MOD") => 90,
        (Grammar::Postgresql | Grammar::Standard, "IS" | "ISNULL" | "NOTNULL") => 40,
        (Grammar::Postgresql | Grammar::Standard, _) => 60,
        (Grammar::Mysql, "BETWEEN") => 45,
        _ => 50,
    }
}

/// The one spelling of an operator; `LIKE` and the like for PostgreSQL's marks.
pub fn spelling(grammar: Grammar, operator: &str) -> (&str, bool) {
    match (grammar, operator) {
        (_, "!=" | "<>") => ("<>", false),
        (_, "==") => ("=", false),
        (Grammar::Postgresql, "~~") => ("LIKE", false),
        (Grammar::Postgresql, "!~~") => ("LIKE", true),
        (Grammar::Postgresql, "~~*") => ("ILIKE", false),
        (Grammar::Postgresql, "!~~*") => ("ILIKE", true),
        (Grammar::Mysql, "RLIKE") => ("REGEXP", false),
        (Grammar::Mysql, "MOD") => ("%", false),
        (_, other) => (other, false),
    }
}
