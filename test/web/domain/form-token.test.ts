import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { formToken, keyOfToken, secretCookie, secretOf } from '../../../lib/web/domain/form-token';

const text = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), minLength: length, maxLength: length });

test('a token gives back its key for its secret, for no other, and not once a character of it is changed', () => {
  fc.assert(
    fc.property(text(43), text(43), text(22), fc.nat(65), (secret, other, key, at) => {
      const token = formToken(secret, key);
      assert.equal(keyOfToken(token, secret), key);
      if (other !== secret) assert.equal(keyOfToken(token, other), undefined);
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      assert.equal(keyOfToken(changed, secret), undefined);
      assert.equal(keyOfToken(token, undefined), undefined);
    }),
    { numRuns: 500 },
  );
});

test('the secret is found among other cookies, and only in its own form and name', () => {
  const secret = 's'.repeat(43);
  const sent = secretCookie(secret, 'https').split(';')[0]!;
  const found = (cookie: string) => secretOf({ cookie }, 'https');
  expect(found(`a=b; ${sent}; c=d`)).toBe(secret);
  expect(found(`a=b,${sent}`)).toBe(secret);
  expect(found(`__Host-guestbook=short; ${sent}`)).toBe(secret);
  for (const cookie of ['', `guestbook=${secret}`, `x${sent}`, `${sent}s`]) expect(found(cookie)).toBeUndefined();
  expect(secretOf({}, 'https')).toBeUndefined();
});
