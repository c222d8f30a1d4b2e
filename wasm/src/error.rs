//! Problems as data: what is wrong, where, and the way out.

use std::fmt::Write as _;

/// What can go wrong in a request; the names are part of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The request is not JSON.
    Syntax,
    /// A value has another type than the wire says.
    Mismatch,
    /// A field that is needed is absent.
    FieldMissing,
    /// A field that the wire does not know.
    FieldUnknown,
    /// A name that is none of the listed ones: an operation, a type, a dialect.
    NameUnknown,
    /// Values are nested too deeply.
    Depth,
    /// A text holds half of a surrogate pair.
    Surrogate,
    /// A name that no database takes.
    Identifier,
    /// A value that cannot be written as a literal.
    Literal,
    /// A dialect option that is unknown or has the wrong value.
    Option,
    /// An argument that is missing, or that contradicts another.
    Argument,
    /// Parameters and places in an SQL text do not match.
    Parameter,
    /// SQL text that does not end: an open quote or comment.
    SqlText,
    /// The dialect has no such thing.
    Unsupported,
}

impl Code {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "SYNTAX",
            Self::Mismatch => "TYPE_MISMATCH",
            Self::FieldMissing => "FIELD_MISSING",
            Self::FieldUnknown => "FIELD_UNKNOWN",
            Self::NameUnknown => "NAME_UNKNOWN",
            Self::Depth => "TOO_DEEP",
            Self::Surrogate => "LONE_SURROGATE",
            Self::Identifier => "IDENTIFIER_INVALID",
            Self::Literal => "LITERAL_INVALID",
            Self::Option => "OPTION_INVALID",
            Self::Argument => "ARGUMENT_INVALID",
            Self::Parameter => "PARAMETER_MISMATCH",
            Self::SqlText => "SQL_UNTERMINATED",
            Self::Unsupported => "UNSUPPORTED",
        }
    }
}

/// One step of the way from an operation to the value at fault.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// A field of a struct.
    Field(&'static str),
    /// A key of a map.
    Key(String),
    /// A place in a list.
    Index(usize),
}

/// One problem. Its path is collected from the inside out, while unwinding.
#[derive(Debug)]
pub struct Fault {
    steps: Vec<Step>,
    /// The kind of problem.
    pub code: Code,
    /// What is wrong, with the value quoted.
    pub message: String,
    /// The way out.
    pub hint: Option<String>,
}

/// A result whose error is small, so that the good path stays fast.
pub type Outcome<T> = Result<T, Box<Fault>>;

impl Fault {
    /// A problem without a way out that could be named.
    pub fn new(code: Code, message: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            steps: Vec::new(),
            code,
            message: message.into(),
            hint: None,
        })
    }

    /// A problem with its way out.
    pub fn hinted(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Box<Self> {
        let mut fault = Self::new(code, message);
        fault.hint = Some(hint.into());
        fault
    }

    /// What the dialect lacks, with the remedy.
    pub fn unsupported(message: impl Into<String>, hint: impl Into<String>) -> Box<Self> {
        Self::hinted(Code::Unsupported, message, hint)
    }

    /// The path from the operation, such as `columns[2].type`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in self.steps.iter().rev() {
            match step {
                Step::Index(index) => {
                    let _ = write!(path, "[{index}]");
                }
                Step::Field(name) => push_name(&mut path, name),
                Step::Key(name) => push_name(&mut path, name),
            }
        }
        path
    }
}

fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// Says where a problem is, step by step, on its way out.
pub trait Located<T> {
    /// In this field.
    fn at(self, field: &'static str) -> Outcome<T>;
    /// At this place of a list.
    fn index(self, index: usize) -> Outcome<T>;
    /// Under this key of a map.
    fn key(self, key: &str) -> Outcome<T>;
}

impl<T> Located<T> for Outcome<T> {
    fn at(self, field: &'static str) -> Self {
        self.map_err(|fault| with_step(fault, Step::Field(field)))
    }

    fn index(self, index: usize) -> Self {
        self.map_err(|fault| with_step(fault, Step::Index(index)))
    }

    fn key(self, key: &str) -> Self {
        self.map_err(|fault| with_step(fault, Step::Key(key.to_owned())))
    }
}

#[cold]
fn with_step(mut fault: Box<Fault>, step: Step) -> Box<Fault> {
    fault.steps.push(step);
    fault
}
