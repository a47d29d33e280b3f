import type { ClientConfig } from 'pg';
import { type MasterSignIn, tlsOf } from '../../shared/database-sign-in';

/** Every statement can run again and again: an update of the stack repeats them all. */
const TABLES = `
  CREATE SCHEMA IF NOT EXISTS jobs;
  CREATE TABLE IF NOT EXISTS jobs.results (
    owner text NOT NULL,
    job_id text NOT NULL,
    kind text NOT NULL,
    result jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, job_id)
  );
  CREATE TABLE IF NOT EXISTS jobs.postings (
    owner text NOT NULL,
    job_id text NOT NULL,
    row_number integer NOT NULL,
    reference text NOT NULL,
    account text NOT NULL,
    amount numeric(14, 2) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, job_id, row_number)
  );
`;

/** Makes the tables, and the workers' user: no password, signed in by IAM, allowed to read and add rows. */
export async function prepareSchema({ tls, ...signIn }: MasterSignIn, workerUser: string): Promise<void> {
  const { Client, escapeIdentifier, escapeLiteral } = await import('pg');
  const config: ClientConfig = { ...signIn, ssl: tlsOf(tls), connectionTimeoutMillis: 10_000, query_timeout: 30_000 };
  const client = new Client(config);
  await client.connect();
  try {
    const worker = escapeIdentifier(workerUser);
    const name = escapeLiteral(workerUser);
    await client.query(TABLES);
    await client.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${name}) THEN CREATE USER ${worker}; END IF;
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rds_iam') THEN GRANT rds_iam TO ${worker}; END IF;
      END $$;
      GRANT USAGE ON SCHEMA jobs TO ${worker};
      GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA jobs TO ${worker};
    `);
  } finally {
    await client.end();
  }
}
