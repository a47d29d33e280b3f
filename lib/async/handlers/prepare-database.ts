import * as z from 'zod';
import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { type MasterSignIn, prepareSchema } from '../adapters/postgres-schema';
import { readSecret } from '../adapters/read-secret';
import { prepareDatabaseEnv } from './prepare-database.env';

/** What CloudFormation's provider framework passes on. */
export interface CustomResourceRequest {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
}

export interface PrepareDatabaseDeps {
  readonly readSecret: (arn: string) => Promise<string>;
  readonly prepareSchema: (signIn: MasterSignIn, workerUser: string) => Promise<void>;
}

const masterSecret = z.object({ username: z.string(), password: z.string() });

/** Always the same, so that CloudFormation never takes an update for a replacement. */
const PHYSICAL_ID = { PhysicalResourceId: 'job-results-schema' };

export function prepareDatabaseHandler(deps: PrepareDatabaseDeps, env: z.output<typeof prepareDatabaseEnv>) {
  return async ({ RequestType }: CustomResourceRequest) => {
    // Tables and user go with the database, or stay with it.
    if (RequestType === 'Delete') return PHYSICAL_ID;

    const secret = masterSecret.safeParse(parseJson(await deps.readSecret(env.MASTER_SECRET_ARN)));
    if (!secret.success) throw new Error('The master secret has no username and password');
    const { username, password } = secret.data;
    const signIn: MasterSignIn = {
      host: env.DATABASE_HOST,
      port: env.DATABASE_PORT,
      database: env.DATABASE_NAME,
      user: username,
      password,
      tls: env.DATABASE_TLS,
    };
    await deps.prepareSchema(signIn, env.DATABASE_USER);
    return PHYSICAL_ID;
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const handler = onFirstEvent(() =>
  prepareDatabaseHandler({ readSecret, prepareSchema }, parseEnv(prepareDatabaseEnv)),
);
