import type { Pool } from 'pg';
import { type DatabaseSignIn, tlsOf } from '../../shared/database-sign-in';
import type { ResultRows } from '../domain/result-rows';
import { RESULTS_DATABASE } from '../domain/results-database';

/** Results in PostgreSQL, signed in with a 15-minute IAM token instead of a password. */
export function postgresResults(signIn: DatabaseSignIn): ResultRows {
  let connecting: Promise<Pool> | undefined;
  const pool = () => {
    connecting ??= connect(signIn);
    return connecting;
  };
  return {
    async saveResult(owner, jobId, kind, result) {
      await (await pool()).query(
        `INSERT INTO jobs.results (owner, job_id, kind, result) VALUES ($1, $2, $3, $4)
         ON CONFLICT (owner, job_id) DO NOTHING`,
        [owner, jobId, kind, JSON.stringify(result)],
      );
    },

    async savePostings(owner, jobId, postings) {
      await (await pool()).query(
        `INSERT INTO jobs.postings (owner, job_id, row_number, reference, account, amount)
         SELECT $1, $2, * FROM unnest($3::int[], $4::text[], $5::text[], $6::numeric[])
         ON CONFLICT (owner, job_id, row_number) DO NOTHING`,
        [
          owner,
          jobId,
          postings.map(({ row }) => row),
          postings.map(({ reference }) => reference),
          postings.map(({ account }) => account),
          postings.map(({ amount }) => amount),
        ],
      );
    },
  };
}

/** Loaded with the first result, so that a worker without a database does not carry the driver. */
async function connect({ host, port, database, user, tls }: DatabaseSignIn): Promise<Pool> {
  const [{ Pool }, { Signer }] = await Promise.all([import('pg'), import('@aws-sdk/rds-signer')]);
  const signer = new Signer({ hostname: host, port, username: user });
  const pool = new Pool({
    host,
    port,
    database,
    user,
    password: () => signer.getAuthToken(),
    ssl: tlsOf(tls),
    // One connection works, one may be signing in.
    max: RESULTS_DATABASE.connectionsPerWorker,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    query_timeout: 15_000,
    allowExitOnIdle: true,
  });
  // A connection that breaks while idle is replaced by the next query; unheard, the event would end the process.
  pool.on('error', () => undefined);
  return pool;
}
