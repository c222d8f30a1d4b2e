//! What an expression means where it stands: the columns around it, the dialect's spellings.

use super::lexeme::{Lexeme, Piece};
use super::normal::{Kind, base_of, kind_of, normal_text, type_text};
use super::tree::{Tree, push_quoted};
use crate::dialect::facts::{Facts, Grammar};
use crate::model::{Arg, Type};
use crate::server::Server;
use crate::wire::scan::{digits, is_number};

/// A table's columns, seen from an expression.
pub struct Scope<'s> {
    /// The facts of the dialect.
    pub facts: &'static Facts,
    /// What is known of the server.
    pub server: Server,
    /// The table's name.
    pub table: &'s str,
    /// The columns by their canonical names, with their normal types.
    pub columns: Vec<(String, Option<Type<'static>>)>,
}

/// Functions with two names in MySQL.
const MYSQL_NAMES: [(&str, &str); 14] = [
    ("lcase", "lower"),
    ("ucase", "upper"),
    ("substring", "substr"),
    ("mid", "substr"),
    ("character_length", "char_length"),
    ("ceiling", "ceil"),
    ("power", "pow"),
    ("now", "current_timestamp"),
    ("localtime", "current_timestamp"),
    ("localtimestamp", "current_timestamp"),
    ("current_date", "curdate"),
    ("current_time", "curtime"),
    ("dayofmonth", "day"),
    ("octet_length", "length"),
];

impl Scope<'_> {
    fn is(&self, grammar: Grammar) -> bool {
        self.facts.grammar == grammar
    }

    /// Whether TRUE is a value of its own, and no number.
    pub fn has_booleans(&self) -> bool {
        matches!(self.facts.grammar, Grammar::Postgresql | Grammar::Standard)
    }

    /// A name in its canonical spelling, bare where it can be.
    pub fn push_name(&self, text: &mut String, name: &str, quoted: bool) {
        let folded = match self.facts.grammar {
            Grammar::Mysql | Grammar::Sqlite => name.to_lowercase(),
            Grammar::Standard if quoted => name.to_owned(),
            Grammar::Postgresql if quoted => name.to_owned(),
            Grammar::Standard => name.to_uppercase(),
            Grammar::Postgresql => name.to_lowercase(),
        };
        let plain = !folded.starts_with(|letter: char| letter.is_ascii_digit())
            && folded
                .chars()
                .all(|letter| letter == '_' || letter.is_ascii_digit() || letter.is_lowercase());
        if plain && !folded.is_empty() {
            text.push_str(&folded);
        } else {
            push_quoted(text, &folded, '"');
        }
    }

    /// A column's name, as it is known here.
    pub fn known_name(&self, name: &str) -> String {
        let mut text = String::new();
        self.push_name(&mut text, name, true);
        text
    }

    /// Whether a bare word is a column.
    pub fn has_column(&self, word: &str) -> bool {
        let mut name = String::new();
        self.push_name(&mut name, word, false);
        self.columns.iter().any(|(column, _)| *column == name)
    }

    /// A path to a column without the table before it.
    pub fn column(&self, path: &str) -> String {
        let table = self.known_name(self.table);
        match path
            .strip_prefix(&table)
            .and_then(|rest| rest.strip_prefix('.'))
        {
            Some(column) => column.to_owned(),
            None => path.to_owned(),
        }
    }

    fn type_of(&self, tree: &Tree) -> Option<&Type<'static>> {
        let Tree::Name(name) = tree else {
            return None;
        };
        let found = self.columns.iter().find(|(column, _)| column == name);
        found.and_then(|(_, type_)| type_.as_ref())
    }

    /// A word that stands for a moment or a user.
    pub fn moment(&self, word: &str) -> Tree {
        if self.is(Grammar::Mysql) {
            return self.call(&word.to_lowercase(), Vec::new());
        }
        Tree::word(word)
    }

    /// A call, by the function's canonical name.
    pub fn call(&self, path: &str, mut arguments: Vec<Tree>) -> Tree {
        let name = path.strip_prefix("pg_catalog.").unwrap_or(path);
        let other = MYSQL_NAMES.iter().find(|(other, _)| *other == name);
        let name = match other {
            Some((_, name)) if self.is(Grammar::Mysql) => name,
            _ => name,
        };
        if name == "nextval"
            && let [Tree::Cast(sequence, _)] = arguments.as_slice()
        {
            arguments = vec![sequence.as_ref().clone()];
        }
        if name == "mod" && self.is(Grammar::Mysql) && arguments.len() == 2 {
            let right = arguments.pop().unwrap_or(Tree::Row(Vec::new()));
            let left = arguments.pop().unwrap_or(Tree::Row(Vec::new()));
            return Tree::infix("%", left, right);
        }
        Tree::Call(name.to_owned(), arguments)
    }

    /// A cast, where it says anything.
    pub fn cast(&self, value: Tree, type_: &str) -> Tree {
        let type_ = normal_text(self.facts, self.server, type_);
        if !self.is(Grammar::Postgresql) {
            return Tree::Cast(Box::new(value), type_text(&type_));
        }
        let kind = kind_of(&type_);
        let bounded = type_.number(Arg::Length).is_some();
        match (value, kind) {
            (Tree::Text(text), Kind::Text) if !bounded => Tree::Text(text),
            (Tree::Text(text), Kind::Number) if is_number(&text) && !sized(&type_) => {
                number_of(text, &type_)
            }
            (Tree::Text(text), Kind::Boolean) if boolean(&text).is_some() => {
                Tree::word(boolean(&text).unwrap_or("NULL"))
            }
            (Tree::Number(digits), Kind::Number) if base_of(&type_) == "INTEGER" => {
                number_of(digits, &type_)
            }
            (Tree::Word(word), Kind::Boolean) if word == "TRUE" || word == "FALSE" => {
                Tree::Word(word)
            }
            (Tree::Array(list), _) if is_text_array(&type_) => Tree::Array(list),
            (value @ Tree::Name(_), Kind::Text)
                if !bounded && base_of(&type_) != "raw" && self.is_text(&value) =>
            {
                value
            }
            (value, _) => Tree::Cast(Box::new(value), type_text(&type_)),
        }
    }

    /// Whether it is a column of texts that all their characters tell apart.
    fn is_text(&self, tree: &Tree) -> bool {
        let varies = |type_: &Type| matches!(base_of(type_), "VARCHAR" | "TEXT");
        self.type_of(tree).is_some_and(varies)
    }

    /// An operator between two, without the casts that its operands' types imply.
    pub fn infix(&self, operator: &str, left: Tree, right: Tree) -> Tree {
        if !["=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM"].contains(&operator) {
            return Tree::infix(operator, left, right);
        }
        if let Tree::Call(quantifier, arguments) = &right
            && let [Tree::Array(list)] = arguments.as_slice()
        {
            match (operator, quantifier.as_str()) {
                ("=", "any" | "some") => return self.within(left, list.clone()),
                ("<>", "all") => return Tree::negation(self.within(left, list.clone())),
                _ => {}
            }
        }
        let plain_left = self.implied(left, &right);
        let plain_right = self.implied(right, &plain_left);
        Tree::infix(operator, plain_left, plain_right)
    }

    /// `x IN (…)`
    pub fn within(&self, value: Tree, list: Vec<Tree>) -> Tree {
        let mut list: Vec<Tree> = list
            .into_iter()
            .map(|member| self.implied(member, &value))
            .collect();
        // On SQLite, a list has no affinity to give to the value.
        if list.len() == 1
            && !self.is(Grammar::Sqlite)
            && let Some(only) = list.pop()
        {
            return self.infix("=", value, only);
        }
        Tree::In(Box::new(value), list)
    }

    /// A literal without a cast to what it is compared with.
    fn implied(&self, tree: Tree, other: &Tree) -> Tree {
        let Tree::Cast(value, type_) = tree else {
            return tree;
        };
        let same = self
            .type_of(other)
            .is_some_and(|other| type_text(&unsized_type(other)) == type_);
        let is_of = |names: &[&str]| {
            let mut texts = names.iter().map(|name| format!("{{\"name\":\"{name}\"}}"));
            texts.any(|text| text == type_)
        };
        match *value {
            Tree::Number(digits)
                if is_of(&["NUMERIC", "DOUBLE_PRECISION"])
                    || is_of(&["REAL", "BIGINT", "SMALLINT"]) && is_whole(&digits) =>
            {
                Tree::Number(digits)
            }
            Tree::Text(text) if same => Tree::Text(text),
            value => Tree::Cast(Box::new(value), type_),
        }
    }

    /// A column's default, as its type takes it; nothing for NULL.
    pub fn default(&self, tree: Tree, type_: Option<&Type>) -> Option<Tree> {
        let kind = type_.map_or(Kind::Other, kind_of);
        let mut tree = tree;
        while let Tree::Cast(value, cast) = tree {
            let own = type_.is_some_and(|type_| base_text(&cast) == base_text(&type_text(type_)));
            let null = *value == Tree::word("NULL");
            if !(own || null) {
                tree = Tree::Cast(value, cast);
                break;
            }
            tree = *value;
        }
        let tree = match (tree, kind) {
            (Tree::Word(word), _) if word == "NULL" => return None,
            (Tree::Text(text), Kind::Number) if is_number(&text) => Tree::Number(trimmed(&text)),
            (Tree::Number(digits), Kind::Number) => Tree::Number(trimmed(&digits)),
            (Tree::Number(digits), Kind::Text) if self.is_as_written(&digits) => Tree::Text(digits),
            (Tree::Text(text), Kind::Boolean) => self.truth(&text).unwrap_or(Tree::Text(text)),
            (Tree::Number(text), Kind::Boolean) => self.truth(&text).unwrap_or(Tree::Number(text)),
            (tree, _) => tree,
        };
        Some(tree)
    }

    /// Whether a column of texts keeps a number with the same letters.
    fn is_as_written(&self, number: &str) -> bool {
        let whole = number.strip_prefix('-').unwrap_or(number);
        let whole = match self.facts.grammar {
            Grammar::Mysql => whole.split_once('.').map_or(whole, |(whole, _)| whole),
            Grammar::Sqlite => whole,
            Grammar::Postgresql | Grammar::Standard => return false,
        };
        digits(whole) && (whole == "0" || !whole.starts_with('0')) && !number.contains('e')
    }

    /// A truth value; where it is a number, words such as 'yes' are texts like any other.
    fn truth(&self, text: &str) -> Option<Tree> {
        if self.has_booleans() {
            return boolean(text).map(Tree::word);
        }
        matches!(text, "0" | "1").then(|| Tree::Number(text.to_owned()))
    }

    /// Tokens, each in its canonical spelling.
    pub fn tokens(&self, pieces: &[Lexeme]) -> String {
        let mut text = String::new();
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 {
                text.push(' ');
            }
            match &piece.piece {
                Piece::Text(value) => push_quoted(&mut text, value, '\''),
                Piece::Name(name) => self.push_name(&mut text, name, true),
                Piece::Word(_) => self.push_name(&mut text, piece.text, false),
                _ => text.push_str(piece.text),
            }
        }
        text
    }
}

/// What PostgreSQL takes for true and false (manual, 8.6).
fn boolean(text: &str) -> Option<&'static str> {
    match text.trim().to_ascii_lowercase().as_str() {
        "t" | "tr" | "tru" | "true" | "y" | "ye" | "yes" | "on" | "1" => Some("TRUE"),
        "f" | "fa" | "fal" | "fals" | "false" | "n" | "no" | "of" | "off" | "0" => Some("FALSE"),
        _ => None,
    }
}

/// A number that PostgreSQL casts, bare where it would be of that type by itself.
fn number_of(digits: String, type_: &Type) -> Tree {
    let bare = match base_of(type_) {
        "INTEGER" | "BIGINT" | "SMALLINT" => is_whole(&digits),
        "NUMERIC" => !is_whole(&digits),
        _ => false,
    };
    let number = Tree::Number(digits);
    if bare {
        number
    } else {
        Tree::Cast(Box::new(number), type_text(type_))
    }
}

fn is_whole(number: &str) -> bool {
    digits(number.strip_prefix('-').unwrap_or(number))
}

fn sized(type_: &Type) -> bool {
    type_.number(Arg::Precision).is_some()
}

fn is_text_array(type_: &Type) -> bool {
    type_
        .item()
        .is_some_and(|item| kind_of(item) == Kind::Text && item.number(Arg::Length).is_none())
}

/// The type without its lengths.
fn unsized_type(type_: &Type<'static>) -> Type<'static> {
    let mut plain = type_.clone();
    plain
        .args
        .retain(|(arg, _)| !matches!(arg, Arg::Length | Arg::Precision | Arg::Scale));
    plain
}

/// The name in a type's text.
fn base_text(text: &str) -> &str {
    let named = text.strip_prefix("{\"name\":\"raw\",").unwrap_or(text);
    named
        .split(",\"")
        .next()
        .unwrap_or(named)
        .trim_end_matches('}')
}

/// A number without zeros that say nothing.
fn trimmed(number: &str) -> String {
    let (sign, unsigned) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if !digits(whole) || !(fraction.is_empty() || digits(fraction)) {
        return number.to_owned();
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    match (whole, fraction) {
        ("", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        ("", fraction) => format!("{sign}0.{fraction}"),
        (whole, fraction) => format!("{sign}{whole}.{fraction}"),
    }
}
