import { type Connection, createConnection, type QueryError, type RowDataPacket } from 'mysql2/promise';
import type { DatabaseSignIn } from '../../shared/database-sign-in';
import type { Entry } from '../domain/entry';
import type { Guestbook } from '../domain/guestbook';
import { DATABASE_MS } from '../domain/time-limits';
import { signedIn, type Token } from './iam-token';
import { mysqlTls } from './mysql-tls';
import { SessionPool, type Verdict } from './session-pool';

/** How much longer than the server itself its client waits for the end of a statement. */
const SLACK_MS = 500;

/** Numbers of the server's errors (ER_...), which are the same in every language and version. */
const ERRORS = {
  duplicate: 1062,
  /** Access denied: wrong password, or no such user. */
  signInRefused: [1045, 1044, 1698],
  /** A transaction lost to another; the same again succeeds. */
  again: [1213],
  /** Only reading: the server has become a standby (--read-only, a read-only transaction, read only mode). */
  readOnly: [1290, 1792, 1836],
  /** Shutting down, or the session was ended (killed, silent for too long). */
  ended: [1053, 1077, 1078, 1079, 1080, 1317, 1927, 4031],
} as const;

interface EntryRow extends RowDataPacket {
  readonly id: string;
  readonly position: string;
  readonly author: string;
  readonly message: string;
  readonly created_at: string;
}

const COLUMNS = 'id, position, author, message, created_at';

/** The server gives up by itself what its client no longer waits for. MariaDB takes this for a comment. */
const SELECT = `SELECT /*+ MAX_EXECUTION_TIME(${DATABASE_MS.statement}) */`;

/** Entries in MySQL. */
export function mysqlGuestbook(signIn: DatabaseSignIn, token: Token, connections: number) {
  const sessions = new SessionPool<Connection>(
    {
      open: (lost) => signedIn(token, (password) => connect(signIn, password, lost), isRefusal),
      close: (connection) => connection.destroy(),
      verdictOn,
    },
    connections,
  );
  const rows = async (connection: Connection, sql: string, values: string[]) => {
    const [found] = await connection.execute<EntryRow[]>({ sql, timeout: DATABASE_MS.statement + SLACK_MS }, values);
    return found.map(entryIn);
  };
  const find = async (connection: Connection, id: string) =>
    (await rows(connection, `${SELECT} ${COLUMNS} FROM entries WHERE id = ?`, [id]))[0];

  const guestbook: Guestbook = {
    list: ({ before, limit }, deadline) =>
      sessions.run((connection) => {
        const older = before === undefined ? '' : 'WHERE position < CAST(? AS UNSIGNED)';
        // A limit is no parameter: MySQL refuses the kind of number that the driver sends.
        const order = `ORDER BY position DESC LIMIT ${Math.trunc(limit)}`;
        return rows(
          connection,
          `${SELECT} ${COLUMNS} FROM entries ${older} ${order}`,
          before === undefined ? [] : [before],
        );
      }, deadline),

    find: (id, deadline) => sessions.run((connection) => find(connection, id), deadline),

    add: ({ id, author, message }, deadline) =>
      sessions.run(async (connection) => {
        const added = await insert(connection, [id, author, message]);
        return { entry: (await find(connection, id))!, added };
      }, deadline),

    ping: (deadline) =>
      sessions.run(async (connection) => {
        await rows(connection, `${SELECT} ${COLUMNS} FROM entries LIMIT 1`, []);
      }, deadline),
  };
  return { ...guestbook, close: () => sessions.close() };
}

/** Not INSERT IGNORE, which also passes over what does not fit, and not ON DUPLICATE KEY, which asks for the right to change. */
async function insert(connection: Connection, values: string[]): Promise<boolean> {
  const sql = 'INSERT INTO entries (id, author, message, created_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3))';
  try {
    await connection.execute({ sql, timeout: DATABASE_MS.statement + SLACK_MS }, values);
    return true;
  } catch (error) {
    if (numberOf(error) === ERRORS.duplicate) return false;
    throw error;
  }
}

async function connect(
  { host, port, database, user, tls }: DatabaseSignIn,
  password: string,
  lost: () => void,
): Promise<Connection> {
  const connection = await createConnection({
    host,
    port,
    database,
    user,
    password,
    ...mysqlTls(tls),
    connectTimeout: DATABASE_MS.connect,
    keepAliveInitialDelay: DATABASE_MS.silence,
    // Positions are larger than numbers hold exactly, and moments are in UTC.
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
  });
  // Unheard, the event would end the process.
  connection.on('error', lost);
  connection.on('end', lost);
  return connection;
}

function isRefusal(error: unknown): boolean {
  return (ERRORS.signInRefused as readonly (number | undefined)[]).includes(numberOf(error));
}

/** A failure with a number came from the server, and leaves the session as it was; one without came from the way there. */
function verdictOn(error: unknown): Verdict {
  const { code, fatal } = (error ?? {}) as Partial<QueryError>;
  if (code === 'PROTOCOL_SEQUENCE_TIMEOUT') return 'stuck';
  const number = numberOf(error) as never;
  if (number === undefined || fatal || ERRORS.readOnly.includes(number) || ERRORS.ended.includes(number)) return 'lost';
  return ERRORS.again.includes(number) ? 'again' : 'refused';
}

/** The server's number of an error. Those of the operating system are negative, and the driver's own have none. */
function numberOf(error: unknown): number | undefined {
  const { errno } = (error ?? {}) as { errno?: unknown };
  return typeof errno === 'number' && errno >= 1000 ? errno : undefined;
}

/** `2026-11-25 12:00:00.000`, in UTC. */
function entryIn({ id, position, author, message, created_at }: EntryRow): Entry {
  return { id, position: String(position), author, message, createdAt: `${created_at.replace(' ', 'T')}Z` };
}
