//! MD5 (RFC 1321), for the tails of shortened names; nothing secret comes near it.

const SHIFTS: [[u32; 4]; 4] = [
    [7, 12, 17, 22],
    [5, 9, 14, 20],
    [4, 11, 16, 23],
    [6, 10, 15, 21],
];

/// The digest of a text, in hexadecimal.
pub fn md5_hex(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let bits = (bytes.len() as u64).wrapping_mul(8);
    bytes.push(0x80);
    while bytes.len() % 64 != 56 {
        bytes.push(0);
    }
    bytes.extend_from_slice(&bits.to_le_bytes());
    let mut state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    for block in bytes.chunks_exact(64) {
        let words: Vec<u32> = block
            .chunks_exact(4)
            .map(|four| {
                four.iter()
                    .rev()
                    .fold(0, |word, byte| (word << 8) | u32::from(*byte))
            })
            .collect();
        state = add_block(state, &words);
    }
    let digest = state.iter().flat_map(|word| word.to_le_bytes());
    digest.map(|byte| format!("{byte:02x}")).collect()
}

fn add_block(state: [u32; 4], words: &[u32]) -> [u32; 4] {
    let [mut a, mut b, mut c, mut d] = state;
    for step in 0..64_usize {
        let (mix, word) = match step / 16 {
            0 => ((b & c) | (!b & d), step),
            1 => ((d & b) | (!d & c), 5 * step + 1),
            2 => (b ^ c ^ d, 3 * step + 5),
            _ => (c ^ (b | !d), 7 * step),
        };
        let word = words.get(word % 16).copied().unwrap_or(0);
        let shifts = SHIFTS.get(step / 16).copied().unwrap_or_default();
        let shift = shifts.get(step % 4).copied().unwrap_or(0);
        let sum = a
            .wrapping_add(mix)
            .wrapping_add(constant(step))
            .wrapping_add(word);
        (a, d, c, b) = (d, c, b, b.wrapping_add(sum.rotate_left(shift)));
    }
    let [first, second, third, fourth] = state;
    [
        first.wrapping_add(a),
        second.wrapping_add(b),
        third.wrapping_add(c),
        fourth.wrapping_add(d),
    ]
}

/// The RFC's table: the whole part of 2³² · |sin(step + 1)|.
fn constant(step: usize) -> u32 {
    (((step + 1) as f64).sin().abs() * 4_294_967_296.0) as u32
}

#[cfg(test)]
mod tests {
    use super::md5_hex;

    #[test]
    fn md5_hex_gives_the_digests_of_rfc_1321() {
        assert_eq!(md5_hex(""), "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(
            md5_hex("message digest"),
            "f96b697d7cb7938d525a2f31aaf161d0"
        );
        let digits = "1234567890".repeat(8);
        assert_eq!(md5_hex(&digits), "57edf4a22be3c955ac49da2e2107b67a");
    }
}
