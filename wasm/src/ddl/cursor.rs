//! A place in the tokens of a statement.

use crate::dialect::facts::Lexicon;
use crate::tokenizer::lexer::{Kind, Lexer, Token};

/// Reads tokens one after the other, white space and comments left out.
pub struct Cursor<'s> {
    text: &'s str,
    tokens: Vec<Token<'s>>,
    comments: Vec<Token<'s>>,
    at: usize,
}

impl<'s> Cursor<'s> {
    /// A cursor at the front of a text; none when a quote or comment does not end.
    pub fn new(lexicon: &'s Lexicon, text: &'s str) -> Option<Self> {
        let mut lexer = Lexer::new(lexicon, text);
        let mut tokens = Vec::new();
        let mut comments = Vec::new();
        while let Some(token) = lexer.next().ok()? {
            match token.kind {
                Kind::Space => {}
                Kind::Comment => comments.push(token),
                _ => tokens.push(token),
            }
        }
        Some(Self {
            text,
            tokens,
            comments,
            at: 0,
        })
    }

    fn token(&self, ahead: usize) -> Option<Token<'s>> {
        self.tokens.get(self.at + ahead).copied()
    }

    /// Whether nothing is left.
    pub fn ended(&self) -> bool {
        self.token(0).is_none()
    }

    /// Whether a word comes next, or after some tokens.
    pub fn sees(&self, ahead: usize, word: &str) -> bool {
        self.tokens
            .get(self.at + ahead)
            .is_some_and(|token| token.is_word(word))
    }

    /// Whether a character comes next.
    pub fn sees_mark(&self, mark: char) -> bool {
        self.token(0)
            .is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// Passes a word, if it comes next.
    pub fn word(&mut self, word: &str) -> bool {
        let found = self.sees(0, word);
        if found {
            self.at += 1;
        }
        found
    }

    /// Passes words, if all of them come next.
    pub fn words(&mut self, words: &[&str]) -> bool {
        let found = words
            .iter()
            .enumerate()
            .all(|(ahead, word)| self.sees(ahead, word));
        if found {
            self.at += words.len();
        }
        found
    }

    /// Passes a character, if it comes next.
    pub fn mark(&mut self, mark: char) -> bool {
        let found = self.sees_mark(mark);
        if found {
            self.at += 1;
        }
        found
    }

    /// Whether a word or something in quotes comes next.
    pub fn sees_name(&self) -> bool {
        self.token(0)
            .is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Quoted))
    }

    /// A name without its quotes.
    pub fn name(&mut self) -> Option<String> {
        let token = self.token(0)?;
        let name = match token.kind {
            Kind::Word => token.text.to_owned(),
            Kind::Quoted => unquoted(token.text)?,
            _ => return None,
        };
        self.at += 1;
        Some(name)
    }

    /// A word in capitals.
    pub fn any_word(&mut self) -> Option<String> {
        let token = self.token(0).filter(|token| token.kind == Kind::Word)?;
        self.at += 1;
        Some(token.text.to_ascii_uppercase())
    }

    /// Passes `( … )` and gives what stands between, without comments.
    pub fn parentheses(&mut self) -> Option<String> {
        let open = self
            .token(0)
            .filter(|token| token.kind == Kind::Mark('('))?;
        let mut depth = 0_u32;
        while let Some(token) = self.token(0) {
            self.at += 1;
            match token.kind {
                Kind::Mark('(') => depth += 1,
                Kind::Mark(')') => depth = depth.checked_sub(1)?,
                _ => {}
            }
            if depth == 0 {
                return self.without_comments(open.end(), token.start);
            }
        }
        None
    }

    /// Passes one token, whatever it is.
    pub fn skip(&mut self) -> Option<()> {
        self.token(0)?;
        self.at += 1;
        Some(())
    }

    /// Where the next token starts.
    pub fn start(&self) -> usize {
        self.token(0).map_or(self.text.len(), |token| token.start)
    }

    /// Whether the next token follows the last one without a gap.
    pub fn touches(&self) -> bool {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.is_some_and(|last| last.end() == self.start())
    }

    /// Where the last token ended.
    fn end(&self) -> Option<usize> {
        Some(self.tokens.get(self.at.checked_sub(1)?)?.end())
    }

    /// What was passed since a place, without comments.
    pub fn since(&self, start: usize) -> Option<String> {
        self.without_comments(start, self.end()?)
    }

    /// Passes the rest and gives it as written, but for comments at its end.
    pub fn rest(&mut self) -> Option<&'s str> {
        self.token(0)?;
        let start = self.start();
        self.at = self.tokens.len();
        self.text.get(start..self.end()?)
    }

    /// Passes the rest and gives it without comments.
    pub fn rest_without_comments(&mut self) -> Option<String> {
        self.token(0)?;
        let start = self.start();
        self.at = self.tokens.len();
        self.since(start)
    }

    /// A line comment would swallow what is written after the text.
    fn without_comments(&self, start: usize, end: usize) -> Option<String> {
        if self.comments.is_empty() {
            return Some(self.text.get(start..end)?.trim().to_owned());
        }
        let mut text = String::new();
        let mut at = start;
        for comment in &self.comments {
            if comment.start >= at && comment.end() <= end {
                text.push_str(self.text.get(at..comment.start)?);
                text.push(' ');
                at = comment.end();
            }
        }
        text.push_str(self.text.get(at..end)?);
        Some(text.trim().to_owned())
    }
}

/// A doubled quote stands for one; `[ … ]` has none inside.
fn unquoted(text: &str) -> Option<String> {
    let open = text.chars().next()?;
    let close = if open == '[' { ']' } else { open };
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    let doubled: String = [close, close].into_iter().collect();
    Some(inner.replace(&doubled, &close.to_string()))
}
