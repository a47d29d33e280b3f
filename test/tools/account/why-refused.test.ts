import { REMEDIES, type Refusal, whyRefused } from '../../../lib/tools/account/why-refused';

/** As the SDK and the services throw them: a name, and a message that is sometimes all there is. */
const ERRORS: readonly (readonly [Refusal, string, string])[] = [
  ['no-credentials', 'CredentialsProviderError', 'Could not load credentials from any providers'],
  ['no-credentials', 'InvalidClientTokenId', 'The security token included in the request is invalid.'],
  ['no-credentials', 'UnrecognizedClientException', 'The security token included in the request is invalid.'],
  ['no-credentials', 'SignatureDoesNotMatch', 'The request signature we calculated does not match'],
  ['no-credentials', 'AuthFailure', 'AWS was not able to validate the provided access credentials'],
  ['expired', 'ExpiredToken', 'The security token included in the request is expired'],
  ['expired', 'ExpiredTokenException', 'The security token included in the request is expired'],
  ['expired', 'CredentialsProviderError', 'The SSO session associated with this profile has expired.'],
  ['expired', 'TokenProviderError', "Token is expired. To refresh this SSO session run 'aws sso login'"],
  [
    'denied',
    'AccessDenied',
    'User: arn:aws:iam::111122223333:user/minji is not authorized to perform: sqs:GetQueueAttributes',
  ],
  ['denied', 'AccessDeniedException', 'User is not authorized'],
  ['denied', 'UnauthorizedOperation', 'You are not authorized to perform this operation.'],
  ['clock', 'InvalidSignatureException', 'Signature expired: 20261125T000000Z is now earlier than 20261125T010000Z'],
  [
    'clock',
    'SignatureDoesNotMatch',
    'Signature not yet current: 20261125T010000Z is still later than 20261125T000000Z',
  ],
  ['clock', 'RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.'],
  ['throttled', 'ThrottlingException', 'Rate exceeded'],
  ['throttled', 'RequestThrottled', 'Request is throttled.'],
  ['throttled', 'RequestLimitExceeded', 'Request limit exceeded.'],
  ['unreachable', 'TimeoutError', 'Connection timed out after 5000 ms'],
  ['unreachable', 'OptInRequired', 'You are not subscribed to this service.'],
  ['other', 'AWS.SimpleQueueService.UnsupportedOperation', 'Only standard queues move messages.'],
  ['other', 'InternalError', 'We encountered an internal error. Please try again.'],
];

test.each(ERRORS)('%s: %s, %s', (refusal, name, message) => {
  expect(whyRefused(Object.assign(new Error(message), { name }))).toBe(refusal);
});

test.each(['ENOTFOUND', 'ECONNREFUSED', 'SELF_SIGNED_CERT_IN_CHAIN'])(
  'a network that fails with %s is out of reach',
  (code) => {
    expect(whyRefused(Object.assign(new Error(`getaddrinfo ${code}`), { code }))).toBe('unreachable');
  },
);

test('only who is not signed in is told to sign in, in either language', () => {
  const told = Object.entries(REMEDIES).map(([, texts]) =>
    Object.entries(texts).filter(([, remedy]) => remedy('ap-southeast-2').includes('aws sso login')),
  );
  expect(told.map((remedies) => remedies.map(([refusal]) => refusal))).toEqual([
    ['no-credentials', 'expired'],
    ['no-credentials', 'expired'],
  ]);
});
