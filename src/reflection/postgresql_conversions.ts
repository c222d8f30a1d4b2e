import type { InspectedConnection } from "./inspected_connection.ts";
import type { Conversion } from "./inspector.ts";

/**
 * How `ALTER COLUMN … TYPE` converts: by itself where there is an assignment
 * cast, and into strings (manual, CREATE CAST). A type that is not there yet
 * takes texts.
 */
const CONVERSION_SQL = `
SELECT CASE
  WHEN t.oid = f.oid OR t.typcategory = 'S' THEN 'assignment'
  WHEN EXISTS (SELECT FROM pg_cast WHERE castsource = f.item
    AND casttarget = t.item AND castcontext <> 'e'
    AND (f.typcategory = 'A') = (t.typcategory = 'A')) THEN 'assignment'
  WHEN t.oid IS NULL THEN 'text'
  WHEN f.typcategory = 'S' OR EXISTS (SELECT FROM pg_cast
    WHERE castsource = f.item AND casttarget = t.item
    AND (f.typcategory = 'A') = (t.typcategory = 'A')) THEN 'cast'
  ELSE 'text' END AS conversion
FROM (SELECT to_regtype($1::text)::oid AS f, to_regtype($2::text)::oid AS t) AS asked
LEFT JOIN LATERAL (SELECT oid, typcategory, CASE
    WHEN typcategory = 'A' THEN typelem WHEN typtype = 'd' THEN typbasetype
    ELSE oid END AS item FROM pg_type WHERE oid = asked.f) AS f ON true
LEFT JOIN LATERAL (SELECT oid, typcategory, CASE
    WHEN typcategory = 'A' THEN typelem WHEN typtype = 'd' THEN typbasetype
    ELSE oid END AS item FROM pg_type WHERE oid = asked.t) AS t ON true`;

/** How values of one type become values of another, both as SQL. */
export async function readConversion(
  connection: InspectedConnection,
  from: string,
  to: string,
): Promise<Conversion> {
  const [row] = await connection.query(CONVERSION_SQL, [from, to]);
  const { conversion } = row ?? {};
  return conversion === "cast" || conversion === "text"
    ? conversion
    : "assignment";
}
