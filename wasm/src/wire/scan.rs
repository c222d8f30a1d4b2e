//! What runs over each byte of a request.

/// How many bytes come before a quote, a backslash or a control character.
/// Eight are looked at in one step, which most names fit into.
pub fn plain_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let special = special_bytes(u64::from_le_bytes(*eight));
        if special != 0 {
            return at + (special.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let tail = bytes.get(at..).unwrap_or(&[]);
    let plain = tail
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
    at + plain.unwrap_or(tail.len())
}

/// Sets the high bit of special bytes; the lowest one set is always right
/// (Warren, Hacker's Delight, 6-1).
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES * 0x80;
    let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
    let quote = zero(word ^ (ONES * 0x22));
    let backslash = zero(word ^ (ONES * 0x5C));
    let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
    quote | backslash | control
}

/// Tells whether a text is a number by JSON's grammar, sign and exponent included.
pub fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = text
        .split_once(['e', 'E'])
        .map_or((text, None), |(mantissa, exponent)| {
            (mantissa, Some(exponent))
        });
    let (whole, fraction) = mantissa
        .split_once('.')
        .map_or((mantissa, None), |(whole, fraction)| {
            (whole, Some(fraction))
        });
    let exponent = exponent.map(|digits| digits.strip_prefix(['+', '-']).unwrap_or(digits));
    digits(whole) && fraction.is_none_or(digits) && exponent.is_none_or(digits)
}

/// Tells whether a text is one or more decimal digits.
pub fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{is_number, plain_length};

    #[test]
    fn plain_length_stops_at_the_first_special_byte() {
        for (text, length) in [
            ("", 0),
            ("abc", 3),
            ("abc\"", 3),
            ("\u{e4}bcdefghij\\k", 11),
            ("abcdefgh\n", 8),
            ("!!!!!!!!\"!", 8),
            ("abcdefghijklmnop", 16),
        ] {
            assert_eq!(plain_length(text.as_bytes()), length, "{text:?}");
        }
    }

    #[test]
    fn is_number_follows_the_grammar_of_json() {
        for good in ["0", "-1", "1.5", "1e21", "-2.5E-3", "9007199254740993"] {
            assert!(is_number(good), "{good}");
        }
        for bad in ["", "-", "1.", ".5", "1e", "--1", "1;2", "0x1", "NaN"] {
            assert!(!is_number(bad), "{bad}");
        }
    }
}
