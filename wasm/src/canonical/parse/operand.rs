//! What stands between operators: literals, names, calls, CASE, casts.

use super::super::lexeme::{Lexeme, Piece};
use super::super::operators::{NOT, SIGN};
use super::super::tree::Tree;
use super::Parser;
use crate::dialect::facts::Grammar;

impl Parser<'_> {
    /// The expression that begins here, up to the next operator.
    pub(super) fn operand(&mut self) -> Option<Tree> {
        let next = self.next()?;
        match &next.piece {
            Piece::Number => Some(Tree::Number(number(next.text))),
            Piece::Text(text) => Some(Tree::Text(text.clone())),
            Piece::Mark('(') => {
                let mut list = self.until(')')?;
                if list.len() == 1 {
                    return list.pop();
                }
                Some(Tree::Row(list))
            }
            Piece::Operator => self.sign(next.text),
            Piece::Name(_) => {
                self.at -= 1;
                self.name()
            }
            Piece::Word(word) => self.word_operand(word, next.text),
            Piece::Mark(_) | Piece::Other => None,
        }
    }

    fn sign(&mut self, operator: &str) -> Option<Tree> {
        match operator {
            "-" | "+" | "~" => {
                let operand = self.expression(SIGN)?;
                Some(match (operator, operand) {
                    ("-", Tree::Number(digits)) => Tree::Number(format!("-{digits}")),
                    // On SQLite, a sign takes a column's affinity from it.
                    ("+", operand)
                        if self.grammar() != Grammar::Sqlite
                            || matches!(operand, Tree::Number(_)) =>
                    {
                        operand
                    }
                    (operator, operand) => Tree::prefix(operator, operand),
                })
            }
            "!" if self.grammar() == Grammar::Mysql => self.expression(SIGN).map(Tree::negation),
            _ => None,
        }
    }

    fn word_operand(&mut self, word: &str, text: &str) -> Option<Tree> {
        let opens = self.peek().is_some_and(|next| next.is_mark('('));
        let quoted = match self.peek().map(|next| &next.piece) {
            Some(Piece::Text(text)) => Some(text.clone()),
            _ => None,
        };
        match word {
            "NOT" => self.expression(NOT).map(Tree::negation),
            "TRUE" | "FALSE" if !self.scope.has_booleans() => {
                Some(Tree::Number(u8::from(word == "TRUE").to_string()))
            }
            "NULL" | "TRUE" | "FALSE" => Some(Tree::word(word)),
            "CASE" => self.case(),
            "CAST" if opens => self.cast(),
            "ARRAY" if self.peek().is_some_and(|next| next.is_mark('[')) => {
                self.at += 1;
                if self.mark(']') {
                    return Some(Tree::Array(Vec::new()));
                }
                self.until(']').map(Tree::Array)
            }
            "DATE" | "TIME" | "TIMESTAMP" | "INTERVAL" if quoted.is_some() => {
                self.at += 1;
                Some(self.scope.cast(Tree::Text(quoted?), word))
            }
            "BINARY" if self.grammar() == Grammar::Mysql && !opens => self
                .expression(SIGN)
                .map(|operand| Tree::prefix(word, operand)),
            _ if quoted.is_some() => {
                let introducer = self.grammar() == Grammar::Mysql && text.starts_with('_');
                if !introducer && word != "N" {
                    return None;
                }
                self.at += 1;
                quoted.map(Tree::Text)
            }
            "EXISTS" | "SELECT" | "ROW" | "DISTINCT" | "VALUES" | "WITH" => None,
            "CURRENT_DATE" | "CURRENT_TIME" | "CURRENT_TIMESTAMP" | "LOCALTIME"
            | "LOCALTIMESTAMP" | "CURRENT_USER" | "SESSION_USER" | "CURRENT_ROLE"
            | "CURRENT_SCHEMA" | "CURRENT_CATALOG" | "USER"
                if !opens && !self.scope.has_column(text) =>
            {
                Some(self.scope.moment(word))
            }
            _ => {
                self.at -= 1;
                self.name()
            }
        }
    }

    fn case(&mut self) -> Option<Tree> {
        let subject = match self.words(&["WHEN"]) {
            true => None,
            false => {
                let subject = self.expression(0)?;
                if !self.words(&["WHEN"]) {
                    return None;
                }
                Some(subject)
            }
        };
        let mut parts = vec![subject];
        loop {
            parts.push(Some(self.expression(0)?));
            if !self.words(&["THEN"]) {
                return None;
            }
            parts.push(Some(self.expression(0)?));
            if !self.words(&["WHEN"]) {
                break;
            }
        }
        let otherwise = match self.words(&["ELSE"]) {
            true => Some(self.expression(0)?),
            false => None,
        };
        // ELSE NULL is what CASE does by itself; PostgreSQL writes it out.
        parts.push(otherwise.filter(|tree| *tree != Tree::word("NULL")));
        self.words(&["END"]).then_some(Tree::Case(parts))
    }

    fn cast(&mut self) -> Option<Tree> {
        self.at += 1;
        let value = self.expression(0)?;
        if !self.words(&["AS"]) {
            return None;
        }
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            let next = self.next()?;
            if next.is_mark('(') {
                depth += 1;
            } else if next.is_mark(')') {
                if depth == 0 {
                    break;
                }
                depth -= 1;
            }
        }
        let type_ = join(self.pieces.get(start..self.at - 1)?);
        Some(self.scope.cast(value, &type_))
    }

    /// The type after `::`, whose end only its own words tell.
    pub(super) fn type_after_colons(&mut self) -> Option<String> {
        let start = self.at;
        loop {
            match &self.next()?.piece {
                Piece::Word(_) | Piece::Name(_) => {}
                _ => return None,
            }
            if !self.mark('.') {
                break;
            }
        }
        self.either(&["VARYING"], &["PRECISION"]);
        if self.mark('(') {
            while !self.next()?.is_mark(')') {}
        }
        self.either(&["WITH", "TIME", "ZONE"], &["WITHOUT", "TIME", "ZONE"]);
        while let [open, close, ..] = self.rest()
            && open.is_mark('[')
            && close.is_mark(']')
        {
            self.at += 2;
        }
        Some(join(self.pieces.get(start..self.at)?))
    }

    /// A column, or a call.
    fn name(&mut self) -> Option<Tree> {
        let start = self.at;
        let path = self.path()?;
        if !self.mark('(') {
            return Some(Tree::Name(self.scope.column(&path)));
        }
        if self.mark(')') {
            return Some(self.scope.call(&path, Vec::new()));
        }
        let (inside, nodes, depth) = (self.at, self.nodes, self.depth);
        if let Some(arguments) = self.until(')') {
            return Some(self.scope.call(&path, arguments));
        }
        self.at = inside;
        (self.nodes, self.depth) = (nodes, depth);
        self.special_call(start)
    }

    /// A call with words among its arguments, such as `EXTRACT(year FROM a)`.
    fn special_call(&mut self, start: usize) -> Option<Tree> {
        let mut open = 1_usize;
        while open > 0 {
            let next = self.next()?;
            if next.is_word("SELECT") {
                return None;
            }
            open += usize::from(next.is_mark('('));
            open -= usize::from(next.is_mark(')'));
        }
        let pieces = self.pieces.get(start..self.at)?;
        Some(Tree::Opaque(self.scope.tokens(pieces)))
    }

    /// Names with dots between them.
    pub(super) fn path(&mut self) -> Option<String> {
        let mut path = String::new();
        loop {
            let next = self.next()?;
            match &next.piece {
                Piece::Name(name) => self.scope.push_name(&mut path, name, true),
                Piece::Word(_) => self.scope.push_name(&mut path, next.text, false),
                _ => return None,
            }
            if !self.mark('.') {
                return Some(path);
            }
            path.push('.');
        }
    }
}

fn join(pieces: &[Lexeme]) -> String {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.text).collect();
    texts.join(" ")
}

/// A number with its zeros where they belong; its digits are kept.
fn number(text: &str) -> String {
    let text = text.to_ascii_lowercase();
    if let Some(digits) = text.strip_prefix('.') {
        return format!("0.{digits}");
    }
    text
}
