//! From pieces to a tree: precedence climbing (Pratt), by the database's own precedences.
//!
//! What it does not know ends the parse; the caller then compares tokens.

use super::lexeme::{Lexeme, Piece};
use super::operators::{AND, CAST, NOT, OR, SIGN, spelling, strength, word_strength};
use super::scope::Scope;
use super::tree::Tree;
use crate::dialect::facts::Grammar;

/// How many nodes a tree may have, and how deep it may nest: the stack is small.
const NODES: usize = 4_000;
const DEPTH: usize = 100;

/// Reads one expression.
pub struct Parser<'s> {
    pieces: &'s [Lexeme<'s>],
    at: usize,
    scope: &'s Scope<'s>,
    nodes: usize,
    depth: usize,
}

impl<'s> Parser<'s> {
    /// A parser at the front of the pieces.
    pub fn new(pieces: &'s [Lexeme<'s>], scope: &'s Scope<'s>) -> Self {
        Self {
            pieces,
            at: 0,
            scope,
            nodes: 0,
            depth: 0,
        }
    }

    /// The expression that all pieces make.
    pub fn whole(mut self) -> Option<Tree> {
        let tree = self.expression(0)?;
        self.rest().is_empty().then_some(tree)
    }

    /// An expression, and the pieces after it.
    pub fn front(mut self) -> Option<(Tree, &'s [Lexeme<'s>])> {
        let tree = self.expression(0)?;
        Some((tree, self.rest()))
    }

    fn rest(&self) -> &'s [Lexeme<'s>] {
        self.pieces.get(self.at..).unwrap_or(&[])
    }

    fn peek(&self) -> Option<&'s Lexeme<'s>> {
        self.pieces.get(self.at)
    }

    fn next(&mut self) -> Option<&'s Lexeme<'s>> {
        let next = self.peek();
        self.at += 1;
        next
    }

    fn mark(&mut self, mark: char) -> bool {
        let found = self.peek().is_some_and(|next| next.is_mark(mark));
        self.at += usize::from(found);
        found
    }

    fn words(&mut self, words: &[&str]) -> bool {
        let found = words.iter().enumerate().all(|(index, word)| {
            let piece = self.pieces.get(self.at + index);
            piece.is_some_and(|piece| piece.is_word(word))
        });
        if found {
            self.at += words.len();
        }
        found
    }

    fn either(&mut self, words: &[&str], others: &[&str]) -> bool {
        self.words(words) || self.words(others)
    }

    fn grammar(&self) -> Grammar {
        self.scope.facts.grammar
    }

    /// An expression of operators that bind more than `limit`.
    fn expression(&mut self, limit: u8) -> Option<Tree> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let mut left = self.operand()?;
        loop {
            self.nodes += 1;
            if self.nodes > NODES {
                return None;
            }
            match self.operator(left, limit)? {
                Step::More(tree) => left = tree,
                Step::Done(tree) => {
                    self.depth -= 1;
                    return Some(tree);
                }
            }
        }
    }

    fn operator(&mut self, left: Tree, limit: u8) -> Option<Step> {
        let Some(next) = self.peek() else {
            return Some(Step::Done(left));
        };
        match &next.piece {
            Piece::Operator => self.marks(left, limit, next.text),
            Piece::Word(word) => self.word(left, limit, word),
            Piece::Mark('[') if CAST > limit => {
                self.at += 1;
                let index = self.expression(0)?;
                self.mark(']')
                    .then(|| Step::More(Tree::infix("[]", left, index)))
            }
            _ => Some(Step::Done(left)),
        }
    }

    fn marks(&mut self, left: Tree, limit: u8, operator: &str) -> Option<Step> {
        let strength = strength(self.grammar(), operator)?;
        if strength <= limit {
            return Some(Step::Done(left));
        }
        self.at += 1;
        if operator == "::" {
            let type_ = self.type_after_colons()?;
            return Some(Step::More(self.scope.cast(left, &type_)));
        }
        let right = self.expression(strength)?;
        if strength == OR || strength == AND {
            let word = if strength == OR { "OR" } else { "AND" };
            return Some(Step::More(Tree::chain(word, left, right)));
        }
        let (operator, negated) = spelling(self.grammar(), operator);
        Some(Step::More(negate(
            self.scope.infix(operator, left, right),
            negated,
        )))
    }

    fn word(&mut self, left: Tree, limit: u8, word: &str) -> Option<Step> {
        let start = self.at;
        let negated = word == "NOT";
        let word = if negated {
            match self.pieces.get(start + 1).map(|piece| &piece.piece) {
                Some(Piece::Word(word)) => word,
                _ => return None,
            }
        } else {
            word
        };
        if word_strength(self.grammar(), word) <= limit && is_infix(word) {
            return Some(Step::Done(left));
        }
        self.at += 1 + usize::from(negated);
        match self.word_operator(left, word) {
            Ok(tree) => Some(Step::More(negate(tree?, negated))),
            Err(left) if !negated => {
                self.at = start;
                Some(Step::Done(left))
            }
            Err(_) => None,
        }
    }

    /// What a word makes of the expression before it; the expression itself when nothing.
    fn word_operator(&mut self, left: Tree, word: &str) -> Result<Option<Tree>, Tree> {
        let strength = word_strength(self.grammar(), word);
        Ok(match word {
            "OR" => self
                .expression(strength)
                .map(|right| Tree::chain("OR", left, right)),
            "AND" => self
                .expression(strength)
                .map(|right| Tree::chain("AND", left, right)),
            "IS" => self.is(left),
            "ISNULL" => Some(Tree::infix("IS", left, Tree::word("NULL"))),
            "NOTNULL" => Some(Tree::negation(Tree::infix("IS", left, Tree::word("NULL")))),
            "IN" => self.list().map(|list| self.scope.within(left, list)),
            "BETWEEN" => self.between(left, strength),
            "COLLATE" => self
                .path()
                .map(|name| Tree::infix("COLLATE", left, Tree::Name(name))),
            "AT" if self.words(&["TIME", "ZONE"]) => self
                .expression(strength)
                .map(|zone| Tree::infix("AT TIME ZONE", left, zone)),
            "SIMILAR" if self.words(&["TO"]) => self.pattern(left, "SIMILAR TO", strength),
            "LIKE" | "ILIKE" | "GLOB" | "REGEXP" | "RLIKE" | "MATCH" => {
                let (word, _) = spelling(self.grammar(), word);
                self.pattern(left, word, strength)
            }
            "DIV" | "MOD" | "XOR" if self.grammar() == Grammar::Mysql => {
                let (word, _) = spelling(self.grammar(), word);
                self.expression(strength)
                    .map(|right| Tree::infix(word, left, right))
            }
            _ => return Err(left),
        })
    }

    fn pattern(&mut self, left: Tree, word: &str, strength: u8) -> Option<Tree> {
        let mut pattern = self.expression(strength)?;
        if self.words(&["ESCAPE"]) {
            let escape = self.expression(strength)?;
            pattern = Tree::Call("like_escape".to_owned(), vec![pattern, escape]);
        }
        Some(Tree::infix(word, left, pattern))
    }

    fn is(&mut self, left: Tree) -> Option<Tree> {
        let negated = self.words(&["NOT"]);
        let tree = if self.words(&["DISTINCT", "FROM"]) {
            let right = self.expression(NOT)?;
            self.scope.infix("IS DISTINCT FROM", left, right)
        } else if let Some(Piece::Word(word)) = self.peek().map(|next| &next.piece)
            && ["NULL", "TRUE", "FALSE", "UNKNOWN"].contains(&word.as_str())
        {
            self.at += 1;
            Tree::infix("IS", left, Tree::word(word))
        } else if self.grammar() == Grammar::Sqlite {
            let right = self.expression(50)?;
            Tree::infix("IS", left, right)
        } else {
            return None;
        };
        Some(negate(tree, negated))
    }

    fn between(&mut self, left: Tree, strength: u8) -> Option<Tree> {
        let low = self.expression(strength.max(AND))?;
        if !self.words(&["AND"]) {
            return None;
        }
        let high = self.expression(strength)?;
        Some(Tree::chain(
            "AND",
            self.scope.infix(">=", left.clone(), low),
            self.scope.infix("<=", left, high),
        ))
    }

    /// `(a, b)` with at least one expression.
    fn list(&mut self) -> Option<Vec<Tree>> {
        if !self.mark('(') {
            return None;
        }
        self.until(')')
    }

    fn until(&mut self, close: char) -> Option<Vec<Tree>> {
        let mut list = vec![self.expression(0)?];
        while self.mark(',') {
            list.push(self.expression(0)?);
        }
        self.mark(close).then_some(list)
    }

    fn operand(&mut self) -> Option<Tree> {
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
                    ("+", operand) => operand,
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
    fn type_after_colons(&mut self) -> Option<String> {
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
    fn path(&mut self) -> Option<String> {
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

enum Step {
    More(Tree),
    Done(Tree),
}

fn negate(tree: Tree, negated: bool) -> Tree {
    if negated { Tree::negation(tree) } else { tree }
}

fn is_infix(word: &str) -> bool {
    [
        "OR", "XOR", "AND", "IS", "ISNULL", "NOTNULL", "IN", "BETWEEN", "COLLATE", "AT", "SIMILAR",
        "LIKE", "ILIKE", "GLOB", "REGEXP", "RLIKE", "MATCH", "DIV", "MOD",
    ]
    .contains(&word)
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
