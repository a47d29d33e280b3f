import { createHmac, timingSafeEqual } from 'node:crypto';
import { at } from '../../../model/property-path';
import type { S3Refusal } from './s3-error';

/** A form as a browser sends it, read as far as its file. */
export interface PostedForm {
  readonly bucket: string;
  /** By their names in small letters. */
  readonly fields: ReadonlyMap<string, string>;
  readonly fileBytes: number;
}

export interface PolicyCheck {
  readonly now: Date;
  /** Secret of an access key. @default - there is no such key */
  readonly secretOf: (accessKeyId: string) => string | undefined;
}

/** Fields that no condition has to name. */
const FREE_FIELDS = /^(awsaccesskeyid|signature|x-amz-signature|policy|file|x-ignore-.*)$/;
const SIGNING_FIELDS = ['x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-signature'];

/** What S3 has against a form: signature, expiry, every condition, fields that none names. @returns undefined for one that it takes */
export function refusePostedForm(form: PostedForm, { now, secretOf }: PolicyCheck): S3Refusal | undefined {
  const { fields } = form;
  const encoded = fields.get('policy');
  if (encoded === undefined) return { status: 403, code: 'AccessDenied', message: 'Access Denied' };
  const missing = SIGNING_FIELDS.find((name) => !fields.has(name));
  if (missing) {
    const message = `Bucket POST must contain a field named '${missing}'.  If it is specified, please check the order of the fields.`;
    return { status: 400, code: 'InvalidArgument', message };
  }
  const forged = refuseSignature(fields, encoded, secretOf);
  if (forged) return forged;
  const policy = parsePolicy(encoded);
  if (!policy) {
    return { status: 400, code: 'InvalidPolicyDocument', message: 'Invalid Policy: Invalid JSON.' };
  }
  if (Date.parse(policy.expiration) <= now.getTime()) return denied('Policy expired.');
  return refuseConditions(policy.conditions, form);
}

function refuseSignature(
  fields: ReadonlyMap<string, string>,
  encoded: string,
  secretOf: PolicyCheck['secretOf'],
): S3Refusal | undefined {
  const [accessKeyId = '', ...scope] = fields.get('x-amz-credential')!.split('/');
  const secret = secretOf(accessKeyId);
  if (secret === undefined) {
    const message = 'The AWS Access Key Id you provided does not exist in our records.';
    return { status: 403, code: 'InvalidAccessKeyId', message };
  }
  const key = scope.reduce<Buffer | string>((made, part) => hmac(made, part), `AWS4${secret}`);
  const expected = hmac(key, encoded);
  const given = Buffer.from(fields.get('x-amz-signature')!, 'hex');
  if (given.length === expected.length && timingSafeEqual(given, expected)) return undefined;
  const message =
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
  return { status: 403, code: 'SignatureDoesNotMatch', message };
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

interface Policy {
  readonly expiration: string;
  readonly conditions: readonly unknown[];
}

function parsePolicy(encoded: string): Policy | undefined {
  try {
    const policy: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
    const isWhole =
      Number.isFinite(Date.parse(String(at(policy, 'expiration')))) && Array.isArray(at(policy, 'conditions'));
    return isWhole ? (policy as Policy) : undefined;
  } catch {
    return undefined;
  }
}

function refuseConditions(conditions: readonly unknown[], form: PostedForm): S3Refusal | undefined {
  const named = new Set<string>();
  for (const condition of conditions) {
    const rule = readCondition(condition);
    if (!rule) return { status: 400, code: 'InvalidPolicyDocument', message: 'Invalid Policy: Invalid condition.' };
    if (rule.kind === 'content-length-range') {
      const refusal = refuseLength(rule, form.fileBytes);
      if (refusal) return refusal;
      continue;
    }
    named.add(rule.name);
    const value = rule.name === 'bucket' ? form.bucket : (form.fields.get(rule.name) ?? '');
    const isMet =
      rule.kind === 'eq'
        ? value === rule.value
        : beginningsOf(rule.name, value).every((each) => each.startsWith(rule.value));
    if (!isMet) return denied(`Policy Condition failed: ["${rule.kind}", "$${rule.name}", "${rule.value}"]`);
  }
  const extra = [...form.fields.keys()].filter((name) => !named.has(name) && !FREE_FIELDS.test(name));
  return extra.length > 0 ? denied(`Extra input fields: ${extra.join(', ')}`) : undefined;
}

/** A list of types is held to its beginning type by type; in every other field a comma is a letter. */
function beginningsOf(name: string, value: string): readonly string[] {
  return name === 'content-type' ? value.split(',') : [value];
}

type Condition =
  | { readonly kind: 'eq' | 'starts-with'; readonly name: string; readonly value: string }
  | { readonly kind: 'content-length-range'; readonly least: number; readonly most: number };

function readCondition(condition: unknown): Condition | undefined {
  if (!Array.isArray(condition)) {
    const [entry, ...others] = Object.entries((condition ?? {}) as Readonly<Record<string, unknown>>);
    return entry && others.length === 0
      ? { kind: 'eq', name: entry[0].toLowerCase(), value: String(entry[1]) }
      : undefined;
  }
  const [operator, first, second] = condition as readonly unknown[];
  const kind = String(operator).toLowerCase();
  if (kind === 'content-length-range') return { kind, least: Number(first), most: Number(second) };
  if (kind !== 'eq' && kind !== 'starts-with') return undefined;
  return { kind, name: String(first).replace(/^\$/, '').toLowerCase(), value: String(second) };
}

function refuseLength(
  { least, most }: { readonly least: number; readonly most: number },
  bytes: number,
): S3Refusal | undefined {
  if (bytes > most) {
    const message = 'Your proposed upload exceeds the maximum allowed size';
    return { status: 400, code: 'EntityTooLarge', message, more: { ProposedSize: bytes, MaxSizeAllowed: most } };
  }
  if (bytes < least) {
    const message = 'Your proposed upload is smaller than the minimum allowed size';
    return { status: 400, code: 'EntityTooSmall', message, more: { ProposedSize: bytes, MinSizeAllowed: least } };
  }
  return undefined;
}

function denied(why: string): S3Refusal {
  return { status: 403, code: 'AccessDenied', message: `Invalid according to Policy: ${why}` };
}
