import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type * as z from 'zod';
import { parseEnv } from '../../shared/env';
import { faultFacts } from '../../shared/fault-facts';
import { instanceId } from '../../shared/instance-id';
import { logger } from '../../shared/logger';
import { serveUntil, toldToStop } from '../../shared/serve-until';
import { iamToken, noToken } from '../adapters/iam-token';
import { mysqlGuestbook } from '../adapters/mysql-guestbook';
import { postgresGuestbook } from '../adapters/postgres-guestbook';
import { siteServer } from '../site/site-server';
import { serveGuestbookEnv } from './serve-guestbook.env';

const GUESTBOOKS = { postgres: postgresGuestbook, mysql: mysqlGuestbook } as const;

/** Serves the site as a process, until SIGTERM. */
async function serveGuestbook(env: z.output<typeof serveGuestbookEnv>, process: NodeJS.EventEmitter): Promise<void> {
  const told = toldToStop(process);
  const signIn = {
    host: env.DATABASE_HOST,
    port: env.DATABASE_PORT,
    database: env.DATABASE_NAME,
    user: env.DATABASE_USER,
    tls: env.DATABASE_TLS,
  };
  const token = env.DATABASE_TLS === 'disable' ? noToken : iamToken(signIn);
  const guestbook = GUESTBOOKS[env.DATABASE_ENGINE](signIn, token, env.CONNECTIONS);
  const server = siteServer(
    { guestbook, randomText: (bytes) => randomBytes(bytes).toString('base64url'), nowMs: Date.now },
    {
      staticPath: env.STATIC_PATH,
      servedBy: env.SERVER_NAME ?? (await nameOfThisMachine()),
      viewerScheme: env.VIEWER_SCHEME,
    },
  );
  await serveUntil(told, server, env);
  guestbook.close();
  logger.info('stopped');
}

/** A server whose id cannot be had still serves. */
async function nameOfThisMachine(): Promise<string> {
  return instanceId().catch((error) => {
    logger.warn('instance id unknown', faultFacts(error));
    return hostname();
  });
}

if (require.main === module) void serveGuestbook(parseEnv(serveGuestbookEnv), process);
