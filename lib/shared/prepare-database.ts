import * as z from 'zod';
import type { preparationEnv } from './database-env';
import type { MasterSignIn } from './database-sign-in';
import { parseJson } from './parse-json';

/** What CloudFormation's provider framework passes on. */
export interface CustomResourceRequest {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
}

export interface PrepareDatabaseDeps {
  readonly readSecret: (arn: string) => Promise<string>;
  /** Makes tables, and the user that programs sign in as. What is there already stays as it is. */
  readonly prepare: (signIn: MasterSignIn, programsUser: string) => Promise<void>;
}

const masterSecret = z.object({ username: z.string(), password: z.string() });

/**
 * Prepares a database as its master user, so that programs never know the master password.
 *
 * @param physicalId - always the same, so that CloudFormation never takes an update for a replacement
 */
export function prepareDatabaseHandler(
  { readSecret, prepare }: PrepareDatabaseDeps,
  env: z.output<typeof preparationEnv>,
  physicalId: string,
) {
  return async ({ RequestType }: CustomResourceRequest) => {
    const done = { PhysicalResourceId: physicalId };
    // Tables and user go with the database, or stay with it.
    if (RequestType === 'Delete') return done;

    const secret = masterSecret.safeParse(parseJson(await readSecret(env.MASTER_SECRET_ARN)));
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
    await prepare(signIn, env.DATABASE_USER);
    return done;
  };
}
