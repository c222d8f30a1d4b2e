//! The request's values, mirrored from `src/kernel/wire.ts`.

pub mod constraint;
pub mod literal;
pub mod operation;
pub mod options;
pub mod table;
pub mod types;

pub use constraint::{Check, Constraint, ConstraintName, Exclude, ForeignKey, PrimaryKey, Unique};
pub use literal::Literal;
pub use operation::{
    AddColumn, AddConstraint, AlterColumn, AlterEnum, AlterTable, Assignment, ChangedValues,
    CopiedColumn, CopyRows, CountRows, CreateEnum, CreateTable, Delete, DropColumn, DropConstraint,
    DropEnum, DropIndex, DropTable, DropTrigger, EnumColumn, Execute, Insert, InsertColumn,
    Operation, RenameTable, SelectColumns, SetTableComment, TablesExist, Update,
};
pub use options::{OptionValue, Options};
pub use table::{Column, Default, Identity, Index, IndexColumn, Table, TableName};
pub use types::{Arg, ArgValue, Type};
