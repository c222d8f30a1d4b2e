//! An expression's tokens, as a parser wants them.

use crate::dialect::facts::{Grammar, Lexicon};
use crate::tokenizer::lexer::{Kind, Lexer, Token};
use crate::tokenizer::quoted::{Quoted, unquote};

/// What a piece of an expression is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A number.
    Number,
    /// A text, without its quotes.
    Text(String),
    /// A quoted name, without its quotes.
    Name(String),
    /// A word, in capitals.
    Word(String),
    /// An operator.
    Operator,
    /// `(`, `)`, `[`, `]`, `,` or `.`
    Mark(char),
    /// Anything else.
    Other,
}

/// A piece with its text.
#[derive(Clone, Debug)]
pub struct Lexeme<'s> {
    /// What it is.
    pub piece: Piece,
    /// Its text.
    pub text: &'s str,
}

impl Lexeme<'_> {
    /// Whether it is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.piece == Piece::Mark(mark)
    }

    /// Whether it is this word, which is in capitals.
    pub fn is_word(&self, word: &str) -> bool {
        matches!(&self.piece, Piece::Word(found) if found == word)
    }
}

/// The pieces of an expression; none when a quote does not end.
pub fn lexemes<'s>(lexicon: &Lexicon, grammar: Grammar, text: &'s str) -> Option<Vec<Lexeme<'s>>> {
    let mut tokens = Vec::new();
    let mut lexer = Lexer::new(lexicon, text);
    while let Some(token) = lexer.next().ok()? {
        if !token.is_blank() {
            tokens.push(token);
        }
    }
    let mut rest = tokens.as_slice();
    let mut lexemes = Vec::with_capacity(rest.len());
    while let Some(first) = rest.first() {
        let length = measure(grammar, text, rest);
        let (taken, after) = rest.split_at_checked(length.max(1))?;
        let end = taken.last()?.end();
        let whole = text.get(first.start..end)?;
        lexemes.push(Lexeme {
            piece: piece(lexicon, first, whole),
            text: whole,
        });
        rest = after;
    }
    Some(lexemes)
}

fn piece(lexicon: &Lexicon, token: &Token, whole: &str) -> Piece {
    match token.kind {
        Kind::Quoted => match unquote(lexicon, token.text) {
            Some(Quoted::Text(text)) => Piece::Text(text),
            Some(Quoted::Name(name)) => Piece::Name(name),
            None => Piece::Other,
        },
        Kind::Word if starts_number(whole) => Piece::Number,
        Kind::Word => Piece::Word(whole.to_uppercase()),
        Kind::Mark('.') if whole.len() > 1 => Piece::Number,
        Kind::Mark(mark @ ('(' | ')' | '[' | ']' | ',' | '.')) => Piece::Mark(mark),
        Kind::Mark(mark) if is_operator(mark) => Piece::Operator,
        _ => Piece::Other,
    }
}

/// How many tokens make one lexeme: the parts of a number, the marks of an operator.
fn measure(grammar: Grammar, text: &str, tokens: &[Token]) -> usize {
    let Some(first) = tokens.first() else {
        return 0;
    };
    match first.kind {
        Kind::Word if starts_number(first.text) => number_length(tokens),
        Kind::Mark('.') if follows(tokens, 1, |next| starts_number(next.text)) => {
            number_length(tokens)
        }
        Kind::Mark(mark) if is_operator(mark) => operator_length(grammar, text, tokens),
        _ => 1,
    }
}

fn starts_number(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Whether the token at a place follows the one before it without a gap.
fn follows(tokens: &[Token], at: usize, is_it: impl Fn(&Token) -> bool) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    match (before, tokens.get(at)) {
        (Some(before), Some(token)) => before.end() == token.start && is_it(token),
        _ => false,
    }
}

/// `1`, `1.5`, `.5`, `1e9`, `1.5e-3`
fn number_length(tokens: &[Token]) -> usize {
    let mut length = 1;
    let point = |token: &Token| token.kind == Kind::Mark('.');
    if tokens.first().is_some_and(point) {
        length = 2;
    } else if follows(tokens, 1, point) {
        length = 2;
        if follows(tokens, 2, |token| starts_number(token.text)) {
            length = 3;
        }
    }
    let exponent = tokens
        .get(length - 1)
        .is_some_and(|last| last.text.ends_with(['e', 'E']));
    let signed = |token: &Token| matches!(token.kind, Kind::Mark('+' | '-'));
    if exponent && follows(tokens, length, signed) {
        length += 2;
    }
    length
}

fn is_operator(mark: char) -> bool {
    "+-*/<>=~!@#%^&|?:".contains(mark)
}

/// The operators of several marks outside of PostgreSQL, the longest first.
const OPERATORS: [&str; 13] = [
    "<=>", "->>", "->", "<=", ">=", "<>", "!=", "==", "||", "&&", "<<", ">>", ":=",
];

fn operator_length(grammar: Grammar, text: &str, tokens: &[Token]) -> usize {
    let mut length = 1;
    while follows(
        tokens,
        length,
        |token| matches!(token.kind, Kind::Mark(mark) if is_operator(mark)),
    ) {
        length += 1;
    }
    let start = tokens.first().map_or(0, |first| first.start);
    let marks = text.get(start..start + length).unwrap_or("");
    if grammar != Grammar::Postgresql {
        let known = OPERATORS.iter().find(|known| marks.starts_with(**known));
        return known.map_or(1, |known| known.len());
    }
    if marks.starts_with("::") {
        return 2;
    }
    // A longer operator ends in + or - only when it has one of these (manual, 4.1.3).
    let mut marks = marks;
    while marks.len() > 1
        && marks.ends_with(['+', '-'])
        && !marks.contains(['~', '!', '@', '#', '%', '^', '&', '|', '?'])
    {
        marks = marks.get(..marks.len() - 1).unwrap_or(marks);
    }
    marks.find("::").filter(|at| *at > 0).unwrap_or(marks.len())
}
