//! JSON objects, field by field.

use crate::wire::reply::push_text;

/// An object that is being written; what is absent is left out.
pub struct Object {
    json: String,
}

impl Object {
    /// An object of a kind.
    pub fn new(kind: &str) -> Self {
        let mut json = String::from("{\"kind\":");
        push_text(&mut json, kind);
        Self { json }
    }

    fn key(&mut self, key: &str) {
        self.json.push_str(",\"");
        self.json.push_str(key);
        self.json.push_str("\":");
    }

    /// A text, where there is one.
    pub fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.key(key);
            push_text(&mut self.json, text);
        }
    }

    /// A flag, where it is set.
    pub fn flag(&mut self, key: &str, on: bool) {
        if on {
            self.key(key);
            self.json.push_str("true");
        }
    }

    /// Texts.
    pub fn texts(&mut self, key: &str, texts: &[String]) {
        let list: Vec<String> = texts
            .iter()
            .map(|text| {
                let mut json = String::new();
                push_text(&mut json, text);
                json
            })
            .collect();
        self.list(key, &list);
    }

    /// Values that are JSON already.
    pub fn list(&mut self, key: &str, values: &[String]) {
        self.key(key);
        self.json.push('[');
        self.json.push_str(&values.join(","));
        self.json.push(']');
    }

    /// The whole object.
    pub fn end(mut self) -> String {
        self.json.push('}');
        self.json
    }
}
