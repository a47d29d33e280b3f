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
  STATIC_PATH: z.string().regex(/^(\/[\w.-]+)+$/, 'is no path of the site'),
  /** How viewers come: https through CloudFront, http to a laptop, where a cookie cannot ask for TLS. */
  VIEWER_SCHEME: z.enum(['https', 'http']).default('https'),
  /** Port that the load balancer sends requests to. */
  PORT: wholeNumber,
  /** Address to listen at: every one of an instance, loopback on the laptop. */
  HOST: z.string().default('0.0.0.0'),
  /** Name in the header x-served-by; an instance asks EC2 for its id. */
  SERVER_NAME: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'is no name of a server')
    .optional(),
  /** Seconds from SIGTERM during which requests are still taken, because the load balancer has not noticed. */
  DRAIN_SECONDS: wholeNumber,
});

export type ServeGuestbookEnv = z.input<typeof serveGuestbookEnv>;
