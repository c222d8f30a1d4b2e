//! What the server says of itself.

/// A server's version, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Server {
    /// Major and minor number; none offline.
    pub version: Option<(u32, u32)>,
    /// Whether it calls itself MariaDB.
    pub mariadb: bool,
}

impl Server {
    /// Reads a text such as `16.3 (Debian)`, `10.11.19-MariaDB` or `5.5.5-10.11.19-MariaDB`.
    pub fn parse(text: &str) -> Self {
        let mariadb = text.to_ascii_lowercase().contains("mariadb");
        let text = if mariadb {
            text.strip_prefix("5.5.5-").unwrap_or(text)
        } else {
            text
        };
        let start = text
            .find(|letter: char| letter.is_ascii_digit())
            .unwrap_or(text.len());
        let mut numbers = text
            .get(start..)
            .unwrap_or("")
            .split(|letter: char| !letter.is_ascii_digit())
            .map_while(|number| number.parse().ok());
        let version = numbers
            .next()
            .map(|major| (major, numbers.next().unwrap_or(0)));
        Self { version, mariadb }
    }

    /// Whether the version is known and below this one.
    pub fn below(self, major: u32, minor: u32) -> bool {
        self.version.is_some_and(|version| version < (major, minor))
    }

    /// Whether the version is known and is this one or above.
    pub fn at_least(self, major: u32, minor: u32) -> bool {
        self.version
            .is_some_and(|version| version >= (major, minor))
    }
}

#[cfg(test)]
mod tests {
    use super::Server;

    #[test]
    fn parse_reads_what_servers_say() {
        let cases = [
            ("16.3 (Debian 16.3-1)", Some((16, 3)), false),
            ("10.11.19-MariaDB", Some((10, 11)), true),
            ("5.5.5-10.11.19-MariaDB-log", Some((10, 11)), true),
            ("8.4.0", Some((8, 4)), false),
            ("Oracle Database 23ai", Some((23, 0)), false),
            ("", None, false),
        ];
        for (text, version, mariadb) in cases {
            assert_eq!(Server::parse(text), Server { version, mariadb }, "{text}");
        }
    }
}
