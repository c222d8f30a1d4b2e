import { digits, type Peer, revisionFiles, tableOf } from "./peer.ts";

const ENV = `import os
from alembic import context
from sqlalchemy import create_engine, event, pool

config = context.config
url = config.get_main_option("sqlalchemy.url")
each = config.get_main_option("each") == "true"
target_metadata = None
if os.path.exists(os.path.join(os.path.dirname(__file__), "..", "models.py")):
    from models import metadata as target_metadata

def configure(**more):
    context.configure(
        target_metadata=target_metadata,
        transaction_per_migration=each,
        transactional_ddl=True,
        **more,
    )
    with context.begin_transaction():
        context.run_migrations()

if context.is_offline_mode():
    configure(url=url, literal_binds=True)
else:
    engine = create_engine(url, poolclass=pool.NullPool)
    if url.startswith("sqlite"):
        # SQLAlchemy's manual: pysqlite begins no transaction for DDL by itself.
        @event.listens_for(engine, "connect")
        def connected(connection, record):
            connection.isolation_level = None

        @event.listens_for(engine, "begin")
        def begun(connection):
            connection.exec_driver_sql("BEGIN")

    with engine.connect() as connection:
        configure(connection=connection)
`;

function revision(at: number): string {
  const table = tableOf(at);
  return `"""revision ${at}"""
import sqlalchemy as sa
from alembic import op

revision = "r${digits(at)}"
down_revision = ${at === 0 ? "None" : `"r${digits(at - 1)}"`}
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "${table}",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("email", sa.String(100)),
        sa.Column("age", sa.Integer(), server_default="0"),
        sa.Column("balance", sa.Numeric(10, 2)),
        sa.Column("created", sa.DateTime()),
    )
    op.create_index("ix_r${digits(at)}", "${table}", ["email"])


def downgrade():
    op.drop_table("${table}")
`;
}

/** SQLAlchemy's URL of a database. */
export function sqlalchemyUrl(url: string): string {
  return url.startsWith("postgresql:")
    ? url.replace("postgresql:", "postgresql+psycopg:")
    : `sqlite:///${url}`;
}

/** The files of an Alembic project but its revisions. */
export function alembicFrame(
  url: string,
  each: boolean,
): Record<string, string> {
  return {
    "alembic.ini": `[alembic]
script_location = %(here)s/migrations
prepend_sys_path = .
path_separator = os
sqlalchemy.url = ${sqlalchemyUrl(url)}
each = ${each}
`,
    "migrations/env.py": ENV,
    "migrations/script.py.mako": "",
  };
}

/** Alembic on SQLAlchemy, the one whose operation model is ours. */
export const alembic: Peer = {
  name: "Alembic",
  runtime: "python",
  package: "alembic",
  help: ({ python }) => [python, "-m", "alembic", "--help"],
  project: (work, { python }) => ({
    files: {
      ...alembicFrame(work.url, work.each),
      ...revisionFiles(
        work,
        (at) => [`migrations/versions/r${digits(at)}.py`, revision(at)],
      ),
    },
    commands: {
      up: [python, "-m", "alembic", "upgrade", "head"],
      status: [python, "-m", "alembic", "current"],
    },
  }),
};
