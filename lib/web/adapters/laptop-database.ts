import { Client } from 'pg';

/** The database of a laptop, as its administrator. */
export interface LaptopDatabase {
  readonly countEntries: () => Promise<number>;
  /** Holds the table for a moment: whoever asks it for anything waits. */
  readonly holdEntries: (seconds: number) => Promise<void>;
  /** Whether the servers' user may sign in. Where not, its sessions end. */
  readonly letSignIn: (allowed: boolean) => Promise<void>;
  /** Whether the database takes connections at all. Where not, all there are end. */
  readonly letConnect: (allowed: boolean) => Promise<void>;
}

export interface LaptopDatabaseNames {
  readonly port: number;
  readonly masterUser: string;
  /** The guestbook's database. */
  readonly database: string;
  /** Whom the servers sign in as. */
  readonly user: string;
}

export function laptopDatabase({ port, masterUser, database, user }: LaptopDatabaseNames): LaptopDatabase {
  /** Statements one after the other, on a session of their own. */
  const run = async (name: string, ...statements: string[]) => {
    const client = new Client({ host: '127.0.0.1', port, user: masterUser, database: name });
    // Ended together with the others, or with the laptop.
    client.on('error', () => undefined);
    await client.connect();
    try {
      let rows: Readonly<Record<string, unknown>>[] = [];
      for (const statement of statements) rows = (await client.query(statement)).rows;
      return rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  // Who changes a database does so from another one.
  const administer = (...statements: string[]) => run('postgres', ...statements).then(() => undefined);
  const end = (which: string) => `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${which}`;
  return {
    countEntries: async () => {
      const [row] = await run(database, 'SELECT count(*)::int AS entries FROM guestbook.entries');
      return Number(row!['entries']);
    },
    holdEntries: async (seconds) => {
      const hold = 'LOCK TABLE guestbook.entries IN ACCESS EXCLUSIVE MODE';
      await run(database, 'BEGIN', hold, `SELECT pg_sleep(${Number(seconds)})`, 'COMMIT');
    },
    letSignIn: (allowed) =>
      administer(
        `ALTER ROLE "${user}" ${allowed ? 'LOGIN' : 'NOLOGIN'}`,
        ...(allowed ? [] : [end(`usename = '${user}'`)]),
      ),
    letConnect: (allowed) =>
      administer(
        `ALTER DATABASE "${database}" WITH ALLOW_CONNECTIONS ${allowed}`,
        ...(allowed ? [] : [end(`datname = '${database}'`)]),
      ),
  };
}
