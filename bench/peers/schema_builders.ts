/** The schema builders of Kysely and Knex: a script for Node that prints tables a second as JSON, for one of them and some sizes of batches. */
export const SCHEMA_BUILDERS =
  `const [name, ...batches] = process.argv.slice(2);
const TABLES = 10_000;
const RUNS = 7;

async function kysely() {
  const k = await import("kysely");
  const builder = new k.Kysely({
    dialect: {
      createAdapter: () => new k.PostgresAdapter(),
      createDriver: () => new k.DummyDriver(),
      createIntrospector: (db) => new k.PostgresIntrospector(db),
      createQueryCompiler: () => new k.PostgresQueryCompiler(),
    },
  });
  return (number) =>
    builder.schema
      .createTable("table_" + number)
      .addColumn("id", "serial", (column) => column.primaryKey())
      .addColumn("name", "varchar(100)", (column) => column.notNull())
      .addColumn("email", "varchar(255)", (column) => column.notNull())
      .addColumn("is_active", "boolean", (column) => column.notNull())
      .addColumn("balance", "numeric(10, 2)")
      .addColumn("notes", "text")
      .addColumn("visits", "bigint", (column) => column.defaultTo(0))
      .addColumn("birthday", "date")
      .addColumn("created_at", "timestamptz", (column) => column.defaultTo("now()"))
      .addColumn("region_id", "integer", (column) => column.references("region.id"))
      .compile().sql.length;
}

async function knex() {
  const { default: knexOf } = await import("knex");
  const builder = knexOf({ client: "pg" });
  return (number) => {
    const statements = builder.schema.createTable("table_" + number, (table) => {
      table.increments("id");
      table.string("name", 100).notNullable();
      table.string("email", 255).notNullable();
      table.boolean("is_active").notNullable();
      table.decimal("balance", 10, 2);
      table.text("notes");
      table.bigInteger("visits").defaultTo(0);
      table.date("birthday");
      table.timestamp("created_at").defaultTo("now()");
      table.integer("region_id").references("region.id");
    }).toSQL();
    return statements.reduce((sum, { sql }) => sum + sql.length, 0);
  };
}

const render = await { kysely, knex }[name]();

function rate(batch) {
  let best = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    for (let first = 0; first < TABLES; first += batch) {
      for (let number = first; number < first + batch; number++) render(number);
    }
    best = Math.min(best, performance.now() - start);
  }
  return TABLES / best * 1_000;
}

rate(100);
process.stdout.write(JSON.stringify(
  Object.fromEntries(batches.map((batch) => [batch, rate(Number(batch))])),
));
`;
