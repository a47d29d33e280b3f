import * as z from 'zod';
import { databaseEnv } from '../../shared/database-env';
import { wholeNumber } from '../../shared/env';

/** What a server of the guestbook reads from its environment. */
export const serveGuestbookEnv = databaseEnv.extend({
  /** Engine of the database. */
  DATABASE_ENGINE: z.enum(['postgres', 'mysql']),
  /** Connections to the database at most. */
  CONNECTIONS: wholeNumber,
  /** Path before the names of static files: `/static/<hash of all of them>`. */
  STATIC_PATH: z.string().startsWith('/'),
  /** Port that the load balancer sends requests to. */
  PORT: wholeNumber,
  /** Address to listen at: every one of an instance, loopback on the laptop. */
  HOST: z.string().default('0.0.0.0'),
  /** Name in the header x-served-by; an instance asks EC2 for its id. */
  SERVER_NAME: z.string().optional(),
  /** Seconds from SIGTERM during which requests are still taken, because the load balancer has not noticed. */
  DRAIN_SECONDS: wholeNumber,
});

export type ServeGuestbookEnv = z.input<typeof serveGuestbookEnv>;
