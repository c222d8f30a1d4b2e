//! An expression as a tree, and its one canonical text.

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// A column, or a name with dots.
    Name(String),
    /// A number.
    Number(String),
    /// A text.
    Text(String),
    /// A word that stands for a value, in capitals: TRUE, NULL, CURRENT_DATE.
    Word(String),
    /// A call of a function.
    Call(String, Vec<Tree>),
    /// An operator before its operand.
    Prefix(String, Box<Tree>),
    /// An operator between its operands.
    Infix(String, Box<Tree>, Box<Tree>),
    /// AND or OR, without others of their kind inside.
    Chain(&'static str, Vec<Tree>),
    /// `x IN (…)`
    In(Box<Tree>, Vec<Tree>),
    /// `CAST(x AS type)`
    Cast(Box<Tree>, String),
    /// `(a, b)`
    Row(Vec<Tree>),
    /// `ARRAY[a, b]`
    Array(Vec<Tree>),
    /// `CASE x WHEN a THEN b … ELSE c END`: subject, pairs, else.
    Case(Vec<Option<Tree>>),
    /// What was not understood, with its tokens normalised.
    Opaque(String),
}

impl Tree {
    /// A prefix operator.
    pub fn prefix(operator: &str, operand: Self) -> Self {
        Self::Prefix(operator.to_owned(), Box::new(operand))
    }

    /// `NOT x`, with the NOT as far inside as it goes: MariaDB writes it so.
    pub fn negation(operand: Self) -> Self {
        match operand {
            Self::Prefix(operator, inner) if operator == "NOT" && inner.is_predicate() => *inner,
            Self::Infix(operator, left, right)
                if opposite(&operator).is_some() && !left.is_row() && !right.is_quantified() =>
            {
                Self::Infix(opposite(&operator).unwrap_or("").to_owned(), left, right)
            }
            Self::Chain(word, members) => {
                let other = if word == "AND" { "OR" } else { "AND" };
                let members = members.into_iter().map(Self::negation);
                members
                    .reduce(|left, right| Self::chain(other, left, right))
                    .unwrap_or(Self::Chain(other, Vec::new()))
            }
            operand => Self::prefix("NOT", operand),
        }
    }

    fn is_row(&self) -> bool {
        matches!(self, Self::Row(_))
    }

    /// `ANY (…)` and the like, of which no comparison is another's opposite.
    fn is_quantified(&self) -> bool {
        matches!(self, Self::Call(name, _) if ["any", "some", "all"].contains(&name.as_str()))
    }

    /// Whether it is true, false or unknown, and nothing else.
    fn is_predicate(&self) -> bool {
        match self {
            Self::Chain(..) | Self::In(..) => true,
            Self::Infix(operator, ..) => {
                opposite(operator).is_some()
                    || ["IS", "IS DISTINCT FROM", "LIKE", "ILIKE", "REGEXP", "<=>"]
                        .contains(&operator.as_str())
            }
            Self::Prefix(operator, _) => operator == "NOT",
            _ => false,
        }
    }

    /// An infix operator.
    pub fn infix(operator: &str, left: Self, right: Self) -> Self {
        Self::Infix(operator.to_owned(), Box::new(left), Box::new(right))
    }

    /// AND or OR of two.
    pub fn chain(word: &'static str, left: Self, right: Self) -> Self {
        let mut members = Vec::new();
        for side in [left, right] {
            match side {
                Self::Chain(other, inner) if other == word => members.extend(inner),
                other => members.push(other),
            }
        }
        Self::Chain(word, members)
    }

    /// A word that is a value.
    pub fn word(word: &str) -> Self {
        Self::Word(word.to_owned())
    }

    /// Whether another spelling of it may mean the same, which only the database can tell.
    pub fn is_vague(&self) -> bool {
        match self {
            Self::Name(_) | Self::Number(_) | Self::Text(_) | Self::Word(_) => false,
            Self::Call(..) | Self::Cast(..) | Self::Array(_) | Self::Case(_) | Self::Opaque(_) => {
                true
            }
            Self::Prefix(_, operand) => operand.is_vague(),
            Self::Infix(_, left, right) => left.is_vague() || right.is_vague(),
            Self::Chain(_, members) | Self::Row(members) => members.iter().any(Self::is_vague),
            Self::In(value, list) => value.is_vague() || list.iter().any(Self::is_vague),
        }
    }

    /// The canonical text: equal texts, equal trees.
    pub fn print(&self) -> String {
        let mut text = String::new();
        self.push(&mut text);
        text
    }

    fn push(&self, text: &mut String) {
        match self {
            Self::Name(name) | Self::Number(name) | Self::Word(name) | Self::Opaque(name) => {
                text.push_str(name);
            }
            Self::Text(value) => push_quoted(text, value, '\''),
            Self::Call(name, arguments) => {
                text.push_str(name);
                push_list(text, "(", arguments, ")");
            }
            Self::Prefix(operator, operand) => {
                text.push('(');
                text.push_str(operator);
                text.push(' ');
                operand.push(text);
                text.push(')');
            }
            Self::Infix(operator, left, right) => {
                text.push('(');
                left.push(text);
                text.push(' ');
                text.push_str(operator);
                text.push(' ');
                right.push(text);
                text.push(')');
            }
            Self::Chain(word, members) => {
                text.push('(');
                for (index, member) in members.iter().enumerate() {
                    if index > 0 {
                        text.push(' ');
                        text.push_str(word);
                        text.push(' ');
                    }
                    member.push(text);
                }
                text.push(')');
            }
            Self::In(value, list) => {
                text.push('(');
                value.push(text);
                push_list(text, " IN (", list, "))");
            }
            Self::Cast(value, type_) => {
                text.push_str("CAST(");
                value.push(text);
                text.push_str(" AS ");
                text.push_str(type_);
                text.push(')');
            }
            Self::Row(members) => push_list(text, "(", members, ")"),
            Self::Array(members) => push_list(text, "ARRAY[", members, "]"),
            Self::Case(parts) => {
                text.push_str("CASE(");
                for part in parts {
                    if let Some(part) = part {
                        part.push(text);
                    }
                    text.push(';');
                }
                text.push(')');
            }
        }
    }
}

/// The comparison that holds where another does not, nulls aside.
fn opposite(operator: &str) -> Option<&'static str> {
    Some(match operator {
        "=" => "<>",
        "<>" => "=",
        "<" => ">=",
        ">=" => "<",
        ">" => "<=",
        "<=" => ">",
        _ => return None,
    })
}

/// A text in quotes, which are doubled inside.
pub fn push_quoted(text: &mut String, value: &str, quote: char) {
    text.push(quote);
    for letter in value.chars() {
        text.push(letter);
        if letter == quote {
            text.push(letter);
        }
    }
    text.push(quote);
}

fn push_list(text: &mut String, open: &str, members: &[Tree], close: &str) {
    text.push_str(open);
    for (index, member) in members.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        member.push(text);
    }
    text.push_str(close);
}
