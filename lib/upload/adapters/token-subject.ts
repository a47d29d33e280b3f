import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError, JwtBaseError } from 'aws-jwt-verify/error';
import type { Jwks } from 'aws-jwt-verify/jwk';
import type { CallerOf } from '../domain/caller';

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** The pool's keys could not be had: that says nothing of a token. */
const KEYS_MISSING = [FetchError, JwksValidationError];

/**
 * Whose token a request bears: signed by that user pool, given to that client to call with, and not expired.
 *
 * @param keys - of the pool; by default they are fetched with the first token, and kept
 * @returns undefined for any other token
 * @throws Error when the keys cannot be had
 */
export function tokenSubject(userPoolId: string, clientId: string, keys?: Jwks): CallerOf {
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'access' });
  if (keys) verifier.cacheJwks(keys);
  return async (authorization = '') => {
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) return undefined;
    try {
      return (await verifier.verify(token)).sub;
    } catch (error) {
      if (!(error instanceof JwtBaseError) || KEYS_MISSING.some((missing) => error instanceof missing)) throw error;
      return undefined;
    }
  };
}
