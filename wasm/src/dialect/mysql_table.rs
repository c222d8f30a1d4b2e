//! What MySQL says of tables.

use crate::clause::options::text;
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::Table;
use crate::types::write::write_word;
use crate::writer::{Writer, is_astral};

/// Table options by name, as they are written, and whether the value is a text in quotes.
const TABLE_OPTIONS: &[(&str, &str, bool)] = &[
    ("mysqlEngine", "ENGINE", false),
    ("mysqlAutoIncrement", "AUTO_INCREMENT", false),
    ("mysqlAvgRowLength", "AVG_ROW_LENGTH", false),
    ("mysqlCharset", "CHARSET", false),
    ("mysqlCharacterSet", "CHARACTER SET", false),
    ("mysqlDefaultCharset", "DEFAULT CHARSET", false),
    ("mysqlChecksum", "CHECKSUM", false),
    ("mysqlCollate", "COLLATE", false),
    ("mysqlDefaultCollate", "DEFAULT COLLATE", false),
    ("mysqlCompression", "COMPRESSION", true),
    ("mysqlConnection", "CONNECTION", true),
    ("mysqlDataDirectory", "DATA DIRECTORY", true),
    ("mysqlDelayKeyWrite", "DELAY_KEY_WRITE", false),
    ("mysqlEncryption", "ENCRYPTION", true),
    ("mysqlIndexDirectory", "INDEX DIRECTORY", true),
    ("mysqlInsertMethod", "INSERT_METHOD", false),
    ("mysqlKeyBlockSize", "KEY_BLOCK_SIZE", false),
    ("mysqlMaxRows", "MAX_ROWS", false),
    ("mysqlMinRows", "MIN_ROWS", false),
    ("mysqlPackKeys", "PACK_KEYS", false),
    ("mysqlRowFormat", "ROW_FORMAT", false),
    ("mysqlStatsAutoRecalc", "STATS_AUTO_RECALC", false),
    ("mysqlStatsPersistent", "STATS_PERSISTENT", false),
    ("mysqlStatsSamplePages", "STATS_SAMPLE_PAGES", false),
];

/// Table options whose value is SQL, written after a space.
const TABLE_CLAUSES: &[(&str, &str)] = &[
    ("mysqlTablespace", "TABLESPACE"),
    ("mysqlUnion", "UNION"),
    ("mysqlPartitionBy", "PARTITION BY"),
    ("mysqlPartitions", "PARTITIONS"),
    ("mysqlSubpartitionBy", "SUBPARTITION BY"),
    ("mysqlSubpartitions", "SUBPARTITIONS"),
];

/// A comment in quotes. It is kept in three bytes a character; a server would
/// store `??` for what takes four.
pub fn write_comment_text(writer: &mut Writer, comment: &str) -> Outcome<()> {
    if comment.chars().any(is_astral) {
        let fault = Fault::hinted(
            Code::Literal,
            "A comment holds a character beyond U+FFFF, which MySQL cannot keep",
            "Leave emoji and other such characters out of comments",
        );
        return Err(fault).at("comment");
    }
    writer.text(comment).at("comment")
}

/// What follows the parenthesis of CREATE TABLE: options, the comment, partitions.
pub fn write_suffix(writer: &mut Writer, table: &Table) -> Outcome<()> {
    let options = &table.options;
    let mut separator = "";
    for (key, word, quoted) in TABLE_OPTIONS {
        let Some(value) = text(writer, options, key)? else {
            continue;
        };
        writer.raw(separator);
        writer.raw(word);
        writer.raw("=");
        if *quoted {
            writer.text(value)?;
        } else {
            write_word(writer, value).key(key).at("options")?;
        }
        separator = " ";
    }
    if let Some(comment) = &table.comment {
        writer.raw(separator);
        writer.raw("COMMENT=");
        write_comment_text(writer, comment)?;
    }
    for (key, word) in TABLE_CLAUSES {
        if let Some(value) = text(writer, options, key)? {
            writer.raw(" ");
            writer.raw(word);
            writer.raw(" ");
            writer.raw(value);
        }
    }
    Ok(())
}
