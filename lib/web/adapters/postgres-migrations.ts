import type { Client } from 'pg';
import { type MasterSignIn, tlsOf } from '../../shared/database-sign-in';

/**
 * What the tables have become, step by step. A step that stands here is never changed: databases have taken it. Each can run
 * again, should the note that it ran be lost.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS guestbook.entries (
     position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     id text NOT NULL UNIQUE,
     author text NOT NULL,
     message text NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT now()
   )`,
];

/** Any number, so long as it is always the same: who prepares a database waits for whoever is at it. */
const LOCK = 7_316_402;

/**
 * Makes the tables, and the user that servers sign in as: by IAM and without a password, allowed to read and add entries. All of
 * it or nothing, and again and again with the same end.
 */
export async function preparePostgres({ tls, ...signIn }: MasterSignIn, programsUser: string): Promise<void> {
  const { Client, escapeIdentifier, escapeLiteral } = await import('pg');
  const timeouts = { connectionTimeoutMillis: 10_000, query_timeout: 30_000 };
  const client = new Client({ ...signIn, ssl: tlsOf(tls), ...timeouts });
  await client.connect();
  const user = escapeIdentifier(programsUser);
  const name = escapeLiteral(programsUser);
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS guestbook;
      CREATE TABLE IF NOT EXISTS guestbook.migrations (version integer PRIMARY KEY, ran_at timestamptz NOT NULL DEFAULT now())`);
    await migrate(client);
    await client.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${name}) THEN CREATE USER ${user}; END IF;
      END $$;
      GRANT rds_iam TO ${user};
      GRANT USAGE ON SCHEMA guestbook TO ${user};
      GRANT SELECT, INSERT ON guestbook.entries TO ${user};
    `);
    await client.query('COMMIT');
  } finally {
    // Whatever has not been committed goes with the connection.
    await client.end();
  }
}

async function migrate(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>('SELECT version FROM guestbook.migrations');
  const ran = new Set(rows.map(({ version }) => version));
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (ran.has(index + 1)) continue;
    await client.query(sql);
    await client.query('INSERT INTO guestbook.migrations (version) VALUES ($1)', [index + 1]);
  }
}
