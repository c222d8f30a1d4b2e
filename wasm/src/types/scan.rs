//! The text of a type, cut into its parts.

use crate::dialect::facts::Lexicon;
use crate::tokenizer::lexer::{Kind, Lexer, Token};
use crate::tokenizer::quoted::{Quoted, unquote};
use crate::wire::scan::digits;

/// One argument between parentheses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// `10` or `-2`
    Number(i32),
    /// `'a'`
    Text(String),
    /// `max`, or `20 CHAR`; in capitals
    Words(String),
}

/// What stands between two parentheses, and after how many words.
#[derive(Clone, Debug)]
pub struct Group {
    /// How many words come before it.
    pub after: usize,
    /// The arguments.
    pub arguments: Vec<Argument>,
}

/// The parts of a type's text.
#[derive(Debug, Default)]
pub struct Parts {
    /// The words, in capitals.
    pub words: Vec<String>,
    /// The parentheses.
    pub groups: Vec<Group>,
    /// How many `[]` follow.
    pub dimensions: u32,
    /// What `CHARACTER SET` says.
    pub charset: Option<String>,
    /// What `COLLATE` says.
    pub collation: Option<String>,
}

/// The parts; none when the text is no name with arguments, such as a quoted name.
pub fn scan(lexicon: &Lexicon, text: &str) -> Option<Parts> {
    let mut tokens = Vec::new();
    let mut lexer = Lexer::new(lexicon, text);
    while let Some(token) = lexer.next().ok()? {
        match token.kind {
            Kind::Space => {}
            Kind::Word | Kind::Quoted | Kind::Mark(_) => tokens.push(token),
            Kind::Comment | Kind::Executable => return None,
        }
    }
    let mut scanner = Scanner {
        lexicon,
        rest: &tokens,
        parts: Parts::default(),
    };
    while !scanner.rest.is_empty() {
        scanner.step()?;
    }
    Some(scanner.parts)
}

struct Scanner<'s> {
    lexicon: &'s Lexicon,
    rest: &'s [Token<'s>],
    parts: Parts,
}

impl Scanner<'_> {
    fn step(&mut self) -> Option<()> {
        let named = !self.parts.words.is_empty();
        match self.rest {
            [word, value, rest @ ..] if named && word.is_word("COLLATE") => {
                self.rest = rest;
                self.parts.collation = Some(self.name(value)?);
            }
            [first, second, value, rest @ ..]
                if named && first.is_word("CHARACTER") && second.is_word("SET") =>
            {
                self.rest = rest;
                self.parts.charset = Some(self.name(value)?);
            }
            [open, close, rest @ ..]
                if open.kind == Kind::Mark('[') && close.kind == Kind::Mark(']') =>
            {
                self.rest = rest;
                self.parts.dimensions += 1;
            }
            [open, rest @ ..] if open.kind == Kind::Mark('(') => {
                let length = rest
                    .iter()
                    .position(|token| token.kind == Kind::Mark(')'))?;
                let (inside, after) = rest.split_at(length);
                self.rest = after.get(1..)?;
                let arguments = self.arguments(inside)?;
                self.parts.groups.push(Group {
                    after: self.parts.words.len(),
                    arguments,
                });
            }
            [word, rest @ ..] if word.kind == Kind::Word && self.parts.dimensions == 0 => {
                self.rest = rest;
                self.parts.words.push(word.text.to_ascii_uppercase());
            }
            _ => return None,
        }
        Some(())
    }

    fn name(&self, token: &Token) -> Option<String> {
        if token.kind == Kind::Word {
            return Some(token.text.to_owned());
        }
        match unquote(self.lexicon, token.text)? {
            Quoted::Name(name) => Some(name),
            Quoted::Text(_) => None,
        }
    }

    fn arguments(&self, inside: &[Token]) -> Option<Vec<Argument>> {
        inside
            .split(|token| token.kind == Kind::Mark(','))
            .map(|tokens| self.argument(tokens))
            .collect()
    }

    fn argument(&self, tokens: &[Token]) -> Option<Argument> {
        match tokens {
            [number] if digits(number.text) => number.text.parse().ok().map(Argument::Number),
            [minus, number] if minus.kind == Kind::Mark('-') && digits(number.text) => {
                let number: i32 = number.text.parse().ok()?;
                Some(Argument::Number(-number))
            }
            [text] if text.kind == Kind::Quoted => match unquote(self.lexicon, text.text)? {
                Quoted::Text(text) => Some(Argument::Text(text)),
                Quoted::Name(_) => None,
            },
            [] => None,
            words if words.iter().all(|word| word.kind == Kind::Word) => {
                let words: Vec<&str> = words.iter().map(|word| word.text).collect();
                Some(Argument::Words(words.join(" ").to_ascii_uppercase()))
            }
            _ => None,
        }
    }
}
