import type pg from "pg";

export async function holdsTables(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace LIMIT 1`,
  );
  return rows.length > 0;
}

/**
 * Takes away all tables, functions and types of Parley's, and its queues. Extensions stay, since the account that made
 * them may be another; so does the schema, which belongs to the database's owner.
 */
export async function emptyDatabase(client: pg.ClientBase): Promise<void> {
  await client.query(`DO $$
    DECLARE
      gone record;
    BEGIN
      DROP SCHEMA IF EXISTS jobs CASCADE;
      FOR gone IN SELECT oid::regclass::text AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
        AND ${ownedByNoExtension("pg_class")} LOOP
        EXECUTE format('DROP TABLE IF EXISTS %s CASCADE', gone.name);
      END LOOP;
      FOR gone IN SELECT oid::regprocedure::text AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        AND ${ownedByNoExtension("pg_proc")} LOOP
        EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', gone.name);
      END LOOP;
      FOR gone IN SELECT oid::regtype::text AS name FROM pg_type WHERE typtype IN ('e', 'd') AND typnamespace = 'public'::regnamespace
        AND ${ownedByNoExtension("pg_type")} LOOP
        EXECUTE format('DROP TYPE IF EXISTS %s CASCADE', gone.name);
      END LOOP;
      FOR gone IN SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace LOOP
        EXECUTE format('DROP SEQUENCE IF EXISTS %s CASCADE', gone.name);
      END LOOP;
    END $$`);
}

function ownedByNoExtension(catalog: string): string {
  return `NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = '${catalog}'::regclass AND d.objid = ${catalog}.oid AND d.deptype = 'e')`;
}
