import { createHash } from 'node:crypto';
import type { ApiRequest } from '../../shared/api-request';
import type { SignIn } from './sign-in';

/** In which a browser says who it is, where nobody signs in: a secret of its own making, which nobody else can name. */
export const VISITOR_HEADER = 'x-visitor-secret';

/** 128 bits at least, in base64url. */
const VISITOR_SECRET = /^[\w-]{22,128}$/;

/** `aws:userid` of whoever signed, or the subject of a token. */
const CALLER = /^[\w+=,.@:-]{3,160}$/;

/**
 * Whose a request's uploads are: a hash, so that neither a secret nor a name stands in a key, a record or a log.
 *
 * @returns undefined when the request does not say who it is of, in the way of this deployment
 */
export function ownerOf({ headers, callerId }: Pick<ApiRequest, 'headers' | 'callerId'>, signIn: SignIn) {
  const who = signIn === 'none' ? headers[VISITOR_HEADER] : callerId;
  const form = signIn === 'none' ? VISITOR_SECRET : CALLER;
  if (who === undefined || !form.test(who)) return undefined;
  return createHash('sha256').update(`${signIn}:${who}`).digest('base64url');
}
