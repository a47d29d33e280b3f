import type { Command } from '../constructs/shared/stack-outputs';

/** A key that no request had before, by programs that every system has; uuidgen is not everywhere. */
const NEW_KEY = {
  sh: "$(od -An -N16 -tx1 /dev/urandom | tr -d ' \\n')",
  powershell: '$([guid]::NewGuid())',
};
/** Windows PowerShell gives a program its input in ASCII, in which Korean is question marks. */
const IN_UTF8 = '$OutputEncoding = [Text.UTF8Encoding]::new($false)';
const SESSION_HEADER = 'x-amz-security-token:';

/**
 * A request to an API that IAM authorises, signed by curl with the credentials that the AWS CLI uses at that moment. Long-lived
 * ones have no session token, and a header without one would make the signature wrong; so would a token that was left in the
 * environment by others. All of it happens in a shell of its own, which leaves nothing behind.
 *
 * @param body - JSON to post, without a single quote in it; without a body the request is a GET
 */
export function signedRequest(region: string, url: string, body?: string): Command {
  const signed = (user: string, token: string) =>
    `-sS --aws-sigv4 "aws:amz:${region}:execute-api" --user "${user}" ${token}`;
  const input = (write: string) => (body === undefined ? '' : `${write}'${body}' | `);
  const posted = (key: string) =>
    body === undefined ? '' : ` -H "Idempotency-Key: ${key}" -H "Content-Type: application/json" --data-binary "@-"`;

  const sh = [
    'KEYS="$(aws configure export-credentials --format env)"',
    'unset AWS_SESSION_TOKEN',
    'eval "$KEYS"',
    `${input('printf %s ')}curl ${signed(
      '$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY',
      `\${AWS_SESSION_TOKEN:+"-H${SESSION_HEADER} $AWS_SESSION_TOKEN"}`,
    )}${posted(NEW_KEY.sh)} "${url}"`,
  ];
  const powershell = [
    ...(body === undefined ? [] : [IN_UTF8]),
    '$keys = aws configure export-credentials | ConvertFrom-Json',
    `$token = @(if ($keys.SessionToken) { '-H', "${SESSION_HEADER} $($keys.SessionToken)" })`,
    `${input('')}curl.exe ${signed('$($keys.AccessKeyId):$($keys.SecretAccessKey)', '@token')}${posted(NEW_KEY.powershell)} "${url}"`,
  ];
  return { value: `( ${sh.join(' && ')} )`, powershell: `& { ${powershell.join('; ')} }` };
}
