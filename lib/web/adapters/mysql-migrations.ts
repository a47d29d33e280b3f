import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { MasterSignIn } from '../../shared/database-sign-in';
import { mysqlTls } from './mysql-tls';

/**
 * What the tables have become, step by step. A step that stands here is never changed: databases have taken it. MySQL commits
 * each statement by itself, so each can run again, should the note that it ran be missing.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS entries (
     position BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
     id CHAR(22) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
     author TEXT NOT NULL,
     message TEXT NOT NULL,
     created_at DATETIME(3) NOT NULL
   ) ENGINE=InnoDB CHARACTER SET utf8mb4`,
];

const LOCK_SECONDS = 20;

/** How the servers' user proves who it is. */
const SIGN_IN = {
  /** By a token, which a plug-in of RDS checks, and over TLS only. */
  'rds-iam': "IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL",
  /** Not at all: a database of a laptop or a test, on loopback, which has no such plug-in. */
  'loopback-only': "IDENTIFIED BY ''",
} as const;

/**
 * Makes the tables, and the user that servers sign in as: by IAM and without a password, allowed to read and add entries. Again
 * and again with the same end.
 */
export async function prepareMysql(signIn: MasterSignIn, programsUser: string): Promise<void> {
  const { createConnection } = await import('mysql2/promise');
  const { tls, ...address } = signIn;
  const connection = await createConnection({ ...address, ...mysqlTls(tls), connectTimeout: 10_000 });
  const user = `${connection.escape(programsUser)}@'%'`;
  const howToSignIn = SIGN_IN[tls === 'disable' ? 'loopback-only' : 'rds-iam'];
  try {
    await lock(connection);
    await connection.query(
      'CREATE TABLE IF NOT EXISTS migrations (version INT PRIMARY KEY, ran_at DATETIME NOT NULL) ENGINE=InnoDB',
    );
    await migrate(connection);
    await connection.query(`CREATE USER IF NOT EXISTS ${user} ${howToSignIn}`);
    await connection.query(`ALTER USER ${user} ${howToSignIn}`);
    await connection.query(`GRANT SELECT, INSERT ON ${connection.escapeId(signIn.database)}.entries TO ${user}`);
  } finally {
    await connection.end();
  }
}

/** Who prepares a database waits for whoever is at it. The lock goes with the connection. */
async function lock(connection: Connection): Promise<void> {
  const [[taken]] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS taken', [
    'prepare-guestbook',
    LOCK_SECONDS,
  ]);
  if (taken?.['taken'] !== 1) throw new Error('Somebody else has been preparing the database for too long');
}

async function migrate(connection: Connection): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT version FROM migrations');
  const ran = new Set(rows.map(({ version }) => version as number));
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (ran.has(index + 1)) continue;
    await connection.query(sql);
    await connection.query('INSERT INTO migrations (version, ran_at) VALUES (?, UTC_TIMESTAMP())', [index + 1]);
  }
}
