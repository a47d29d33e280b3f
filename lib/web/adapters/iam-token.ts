import { Signer } from '@aws-sdk/rds-signer';
import type { DatabaseSignIn } from '../../shared/database-sign-in';
import { DATABASE_MS } from '../domain/time-limits';
import { before } from './before';

/**
 * What a database takes for a password: signed for this user and address, good for fifteen minutes of signing in, and
 * no longer than the credentials it is signed with.
 *
 * @param afresh - asks for credentials anew, because a token of those at hand has been refused
 */
export type Token = (afresh: boolean) => Promise<string>;

/** Tokens of the role that this machine has. Each is signed when it is asked for; the credentials are kept until they expire. */
export function iamToken({ host, port, user }: DatabaseSignIn): Token {
  const newSigner = () => new Signer({ hostname: host, port, username: user });
  let signer = newSigner();
  return async (afresh) => {
    if (afresh) signer = newSigner();
    return before(AbortSignal.timeout(DATABASE_MS.token), signer.getAuthToken());
  };
}

/** In place of one on loopback, where the database of a laptop or a test asks for nothing. */
export const noToken: Token = async () => '';

/** Signs in with a token, and where that is refused once more with a fresh one: the first may have come to its end on the way. */
export async function signedIn<Session>(
  token: Token,
  connect: (token: string) => Promise<Session>,
  isRefusal: (error: unknown) => boolean,
): Promise<Session> {
  try {
    return await connect(await token(false));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return connect(await token(true));
  }
}
