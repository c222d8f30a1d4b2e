//! Types as JSON, for the way back to the host.

use super::reply::push_text;
use crate::model::{Arg, ArgValue, Type};

/// A type as the host writes it.
pub fn push_type(json: &mut String, type_: &Type) {
    let Type { name, args } = type_;
    json.push_str("{\"name\":");
    push_text(json, name);
    for (arg, value) in args {
        push_argument(json, *arg, value);
    }
    json.push('}');
}

fn push_argument(json: &mut String, arg: Arg, value: &ArgValue) {
    json.push_str(",\"");
    json.push_str(arg.name());
    json.push_str("\":");
    match value {
        ArgValue::Number(number) => json.push_str(&number.to_string()),
        ArgValue::Negative(number) => json.push_str(&number.to_string()),
        ArgValue::Flag(flag) => json.push_str(if *flag { "true" } else { "false" }),
        ArgValue::Text(text) => push_text(json, text),
        ArgValue::Texts(texts) => {
            json.push('[');
            for (index, text) in texts.iter().enumerate() {
                if index > 0 {
                    json.push(',');
                }
                push_text(json, text);
            }
            json.push(']');
        }
        ArgValue::Item(item) => push_type(json, item),
        // No catalog's text names a CHECK.
        ArgValue::Name(_) => json.push_str("null"),
    }
}
