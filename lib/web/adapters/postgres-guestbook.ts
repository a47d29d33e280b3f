import { Client, DatabaseError } from 'pg';
import { type DatabaseSignIn, tlsOf } from '../../shared/database-sign-in';
import type { Entry } from '../domain/entry';
import type { Guestbook } from '../domain/guestbook';
import { DATABASE_MS } from '../domain/time-limits';
import { signedIn, type Token } from './iam-token';
import { SessionPool, type Verdict } from './session-pool';

/** How much longer than the server itself its client waits for the end of a statement. */
const SLACK_MS = 500;

/** Wrong password, or no way in for this user. */
const SIGN_IN_REFUSED = ['28P01', '28000'];
/** A transaction lost to another; the same again succeeds. */
const AGAIN = ['40001', '40P01'];
/** Only reading: the server has become a standby. */
const READ_ONLY = '25006';

interface EntryRow {
  readonly id: string;
  readonly position: string;
  readonly author: string;
  readonly message: string;
  readonly created_at: Date;
}

const COLUMNS = 'id, position, author, message, created_at';

/** Entries in PostgreSQL. */
export function postgresGuestbook(signIn: DatabaseSignIn, token: Token, connections: number) {
  const sessions = new SessionPool<Client>(
    {
      open: (lost) => signedIn(token, (password) => connect(signIn, password, lost), isRefusal),
      close: (client) => void client.end().catch(() => undefined),
      verdictOn,
    },
    connections,
  );
  const rows = async (client: Client, sql: string, values: unknown[]) => {
    const result = await client.query<EntryRow>(sql, values);
    return result.rows.map(entryIn);
  };
  const guestbook: Guestbook = {
    list: ({ before, limit }, deadline) =>
      sessions.run(
        (client) =>
          rows(
            client,
            `SELECT ${COLUMNS} FROM guestbook.entries WHERE position < coalesce($1::bigint, 9223372036854775807)
             ORDER BY position DESC LIMIT $2`,
            [before ?? null, limit],
          ),
        deadline,
      ),

    find: (id, deadline) =>
      sessions.run(
        async (client) => (await rows(client, `SELECT ${COLUMNS} FROM guestbook.entries WHERE id = $1`, [id]))[0],
        deadline,
      ),

    add: ({ id, author, message }, deadline) =>
      sessions.run(async (client) => {
        const insert = `INSERT INTO guestbook.entries (id, author, message) VALUES ($1, $2, $3)
          ON CONFLICT (id) DO NOTHING RETURNING ${COLUMNS}`;
        const [added] = await rows(client, insert, [id, author, message]);
        if (added) return { entry: added, added: true };
        const [entry] = await rows(client, `SELECT ${COLUMNS} FROM guestbook.entries WHERE id = $1`, [id]);
        return { entry: entry!, added: false };
      }, deadline),

    ping: (deadline) =>
      sessions.run(async (client) => {
        await client.query('SELECT FROM guestbook.entries LIMIT 1');
      }, deadline),
  };
  return { ...guestbook, close: () => sessions.close() };
}

async function connect(
  { host, port, database, user, tls }: DatabaseSignIn,
  password: string,
  lost: () => void,
): Promise<Client> {
  const client = new Client({
    host,
    port,
    database,
    user,
    password,
    ssl: tlsOf(tls),
    application_name: 'guestbook',
    keepAlive: true,
    keepAliveInitialDelayMillis: DATABASE_MS.silence,
    connectionTimeoutMillis: DATABASE_MS.connect,
    statement_timeout: DATABASE_MS.statement,
    query_timeout: DATABASE_MS.statement + SLACK_MS,
  });
  // Unheard, the event would end the process.
  client.on('error', () => undefined);
  await client.connect();
  // Not before: one that was refused has not been lost.
  client.on('end', lost);
  return client;
}

function isRefusal(error: unknown): boolean {
  return error instanceof DatabaseError && SIGN_IN_REFUSED.includes(error.code ?? '');
}

/** What the server says with ERROR leaves the session as it was; with FATAL it ends it. */
function verdictOn(error: unknown): Verdict {
  if (error instanceof DatabaseError) {
    if (error.severity !== 'ERROR' || error.code === READ_ONLY) return 'lost';
    return AGAIN.includes(error.code ?? '') ? 'again' : 'refused';
  }
  return error instanceof Error && error.message === 'Query read timeout' ? 'stuck' : 'lost';
}

function entryIn({ id, position, author, message, created_at }: EntryRow): Entry {
  return { id, position, author, message, createdAt: created_at.toISOString() };
}
