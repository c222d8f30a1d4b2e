/**
 * The schema of Chinook, a shop for digital media
 * (<https://github.com/lerocha/chinook-database>, MIT), said with `sa`.
 *
 * @module
 */
import { sa } from "../../mod.ts";
import type { ColumnType, Table, TableItem } from "../../src/schema/mod.ts";

type Columns = Readonly<Record<string, ColumnType | readonly [ColumnType]>>;

/** The tables, those that others refer to first. */
export const CHINOOK: readonly Table[] = [
  named("Artist"),
  named("Genre"),
  named("MediaType"),
  named("Playlist"),
  table("Album", {
    Title: [sa.unicode(160)],
    ArtistId: [sa.integer()],
  }, { ArtistId: "Artist" }),
  table("Employee", {
    LastName: [sa.unicode(20)],
    FirstName: [sa.unicode(20)],
    Title: sa.unicode(30),
    ReportsTo: sa.integer(),
    BirthDate: sa.dateTime(),
    HireDate: sa.dateTime(),
    ...address(),
  }, { ReportsTo: "Employee" }),
  table("Customer", {
    FirstName: [sa.unicode(40)],
    LastName: [sa.unicode(20)],
    Company: sa.unicode(80),
    ...address(),
    SupportRepId: sa.integer(),
  }, { SupportRepId: "Employee" }),
  table("Invoice", {
    CustomerId: [sa.integer()],
    InvoiceDate: [sa.dateTime()],
    BillingAddress: sa.unicode(70),
    BillingCity: sa.unicode(40),
    BillingState: sa.unicode(40),
    BillingCountry: sa.unicode(40),
    BillingPostalCode: sa.unicode(10),
    Total: [sa.numeric(10, 2)],
  }, { CustomerId: "Customer" }),
  table("Track", {
    Name: [sa.unicode(200)],
    AlbumId: sa.integer(),
    MediaTypeId: [sa.integer()],
    GenreId: sa.integer(),
    Composer: sa.unicode(220),
    Milliseconds: [sa.integer()],
    Bytes: sa.integer(),
    UnitPrice: [sa.numeric(10, 2)],
  }, { AlbumId: "Album", GenreId: "Genre", MediaTypeId: "MediaType" }),
  table("InvoiceLine", {
    InvoiceId: [sa.integer()],
    TrackId: [sa.integer()],
    UnitPrice: [sa.numeric(10, 2)],
    Quantity: [sa.integer()],
  }, { InvoiceId: "Invoice", TrackId: "Track" }),
  sa.table("PlaylistTrack", [
    sa.column("PlaylistId", sa.integer(), { nullable: false }),
    sa.column("TrackId", sa.integer(), { nullable: false }),
    sa.primaryKeyConstraint(["PlaylistId", "TrackId"], {
      name: "PK_PlaylistTrack",
    }),
    ...references("PlaylistTrack", {
      PlaylistId: "Playlist",
      TrackId: "Track",
    }),
  ]),
];

function named(name: string): Table {
  return table(name, { Name: sa.unicode(120) }, {});
}

/** A type in a list is of a column that takes no NULL. */
function table(
  name: string,
  columns: Columns,
  keys: Readonly<Record<string, string>>,
): Table {
  const key = `${name}Id`;
  return sa.table(name, [
    sa.column(key, sa.integer(), { nullable: false }),
    ...Object.entries(columns).map(([column, type]) =>
      Array.isArray(type)
        ? sa.column(column, type[0], { nullable: false })
        : sa.column(column, type as ColumnType, { nullable: true })
    ),
    sa.primaryKeyConstraint([key], { name: `PK_${name}` }),
    ...references(name, keys),
  ]);
}

function references(
  name: string,
  keys: Readonly<Record<string, string>>,
): readonly TableItem[] {
  return Object.entries(keys).flatMap(([column, other]) => [
    sa.foreignKeyConstraint([column], [`${other}.${other}Id`], {
      name: `FK_${name}${column}`,
    }),
    sa.index(`IFK_${name}${column}`, [column]),
  ]);
}

function address(): Columns {
  return {
    Address: sa.unicode(70),
    City: sa.unicode(40),
    State: sa.unicode(40),
    Country: sa.unicode(40),
    PostalCode: sa.unicode(10),
    Phone: sa.unicode(24),
    Fax: sa.unicode(24),
    Email: sa.unicode(60),
  };
}
