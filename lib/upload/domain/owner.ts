import { createHash } from 'node:crypto';
import type { ApiRequest } from '../../shared/api-request';
import { isCallerId } from '../../shared/caller-id';
import type { SignIn } from './sign-in';

/** In which a browser says who it is, where nobody signs in: a secret of its own making, which nobody else can name. */
export const VISITOR_HEADER = 'x-visitor-secret';

/** 128 bits at least, in base64url. */
const VISITOR_SECRET = /^[\w-]{22,128}$/;

/**
 * Whose a request's uploads are: a hash, so that neither a secret nor a name stands in a key, a record or a log.
 *
 * @returns undefined when the request does not say who it is of, in the way of this deployment
 */
export function ownerOf({ headers, callerId }: Pick<ApiRequest, 'headers' | 'callerId'>, signIn: SignIn) {
  const who = signIn === 'none' ? visitorIn(headers) : callerId;
  return isCallerId(who) ? createHash('sha256').update(`${signIn}:${who}`).digest('base64url') : undefined;
}

function visitorIn({ [VISITOR_HEADER]: secret = '' }: ApiRequest['headers']): string | undefined {
  return VISITOR_SECRET.test(secret) ? secret : undefined;
}
