//! The reply: one text with an index, or problems as JSON.

use crate::error::Fault;
use crate::tokenizer::kind::StatementKind;
use crate::wire::scan::plain_length;
use crate::writer::Mark;

/// Set when a statement must run outside of a transaction; bits beyond these are reserved.
const OUTSIDE: u32 = 1;
/// Set when a statement changes rows alone.
const ROWS: u32 = 2;
/// Set when a statement lasts as long as the session.
const SESSION: u32 = 4;

/// What a call gives back.
#[derive(Debug)]
pub struct Reply {
    /// Whether it is an answer; problems otherwise.
    pub good: bool,
    /// Statements one after the other, or JSON.
    pub text: String,
    /// Four numbers a statement: operation, end in UTF-16 units, flags, bound rows.
    pub index: Vec<u32>,
}

impl Reply {
    /// Statements with their ends.
    pub fn statements(text: String, marks: &[Mark]) -> Self {
        let index = marks
            .iter()
            .flat_map(|mark| {
                let Mark {
                    op,
                    end,
                    outside,
                    kind,
                    bound_rows,
                } = *mark;
                let mode = if outside { OUTSIDE } else { 0 };
                let kind = match kind {
                    StatementKind::Rows => ROWS,
                    StatementKind::Session => SESSION,
                    StatementKind::Other => 0,
                };
                [op, end, mode | kind, bound_rows]
            })
            .collect();
        Self {
            good: true,
            text,
            index,
        }
    }

    /// A JSON text that is the answer.
    pub fn json(text: String) -> Self {
        Self {
            good: true,
            text,
            index: Vec::new(),
        }
    }

    /// What is wrong, each with the operation it belongs to.
    pub fn problems(problems: &[(Option<u32>, Box<Fault>)]) -> Self {
        let mut text = String::from("[");
        for (index, (op, fault)) in problems.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            push_problem(&mut text, *op, fault);
        }
        text.push(']');
        Self {
            good: false,
            text,
            index: Vec::new(),
        }
    }
}

fn push_problem(text: &mut String, op: Option<u32>, fault: &Fault) {
    text.push('{');
    if let Some(op) = op {
        text.push_str(&format!("\"op\":{op},"));
    }
    text.push_str("\"path\":");
    push_text(text, &fault.path());
    text.push_str(",\"code\":");
    push_text(text, fault.code.name());
    text.push_str(",\"message\":");
    push_text(text, &fault.message);
    if let Some(hint) = &fault.hint {
        text.push_str(",\"hint\":");
        push_text(text, hint);
    }
    text.push('}');
}

/// A JSON text.
pub fn push_text(json: &mut String, text: &str) {
    json.push('"');
    let mut rest = text;
    loop {
        // Special bytes are ASCII, so that a cut before and after one is between letters.
        let (plain, special) = rest
            .split_at_checked(plain_length(rest.as_bytes()))
            .unwrap_or((rest, ""));
        json.push_str(plain);
        let mut letters = special.chars();
        match letters.next() {
            None => break,
            Some('"') => json.push_str("\\\""),
            Some('\\') => json.push_str("\\\\"),
            Some(letter) => json.push_str(&format!("\\u{:04x}", u32::from(letter))),
        }
        rest = letters.as_str();
    }
    json.push('"');
}
