//! From pieces to a tree: precedence climbing (Pratt), by the database's own precedences.
//!
//! What it does not know ends the parse; the caller then compares tokens.

use super::lexeme::{Lexeme, Piece};
use super::operators::{AND, CAST, NOT, OR, spelling, strength, word_strength};
use super::scope::Scope;
use super::tree::Tree;
use crate::dialect::facts::Grammar;

mod operand;

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
