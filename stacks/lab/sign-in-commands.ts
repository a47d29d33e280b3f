import type { NextStep } from '../../constructs/shared/stack-outputs';

/** Sixteen random bytes in hexadecimal, by programs that every system has; openssl and uuidgen are not everywhere. */
const RANDOM = "$(od -An -N16 -tx1 /dev/urandom | tr -d ' \\n')";
/** One of each kind of character a password policy may ask for. Not an exclamation mark, which shells take for their history. */
const EVERY_KIND = 'aA1-';

/** A first password for every user. Whoever has one already keeps it. */
export function firstPasswords(users: readonly string[]): NextStep[] {
  if (users.length === 0) return [];
  const create = (name: string, password: string) =>
    `aws iam create-login-profile --user-name "${name}" --password-reset-required --password "${password}"`;
  return [
    {
      name: 'FirstPasswords',
      value: `for NAME in ${quoted(users, ' ')}; do PASSWORD="${RANDOM}${EVERY_KIND}"; ${create('$NAME', '$PASSWORD')} && echo "$NAME $PASSWORD"; done`,
      powershell: `foreach ($name in ${quoted(users, ', ')}) { $password = "$([guid]::NewGuid())${EVERY_KIND}"; ${create('$name', '$password')}; if ($?) { "$name $password" } }`,
      description: 'Give every user a first password, to be changed at the first sign-in.',
    },
  ];
}

/** What IAM does not delete with a user, and so would fail the deletion of the stack. */
export function removeSignIns(users: readonly string[]): NextStep[] {
  if (users.length === 0) return [];
  const user = '--user-name "$NAME"';
  const profile = `aws iam delete-login-profile ${user}`;
  const keys = `aws iam list-access-keys ${user} --query "AccessKeyMetadata[].AccessKeyId" --output text`;
  const deleteKey = `aws iam delete-access-key ${user} --access-key-id "$KEY"`;
  const devices = `aws iam list-mfa-devices ${user} --query "MFADevices[].SerialNumber" --output text`;
  const off = `aws iam deactivate-mfa-device ${user} --serial-number "$DEVICE"`;
  const gone = 'aws iam delete-virtual-mfa-device --serial-number "$DEVICE"';
  const words = (command: string) => `(${command}) -split '\\s+' -ne ''`;
  return [
    {
      name: 'RemoveSignIns',
      value: `for NAME in ${quoted(users, ' ')}; do ${profile}; for KEY in $(${keys}); do ${deleteKey}; done; for DEVICE in $(${devices}); do ${off} && ${gone}; done; done`,
      powershell: `foreach ($NAME in ${quoted(users, ', ')}) { ${profile}; foreach ($KEY in ${words(keys)}) { ${deleteKey} }; foreach ($DEVICE in ${words(devices)}) { ${off}; ${gone} } }`,
      description:
        'Before destroying: take away passwords, access keys and MFA devices, which IAM would not delete with their users.',
    },
  ];
}

function quoted(names: readonly string[], separator: string): string {
  return names.map((name) => `'${name}'`).join(separator);
}
