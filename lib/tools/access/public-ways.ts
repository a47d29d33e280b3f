import { type Entry, entriesOf, NAMED_BY_POLICY } from '../../model/entries';
import type { AccessRequest } from '../../model/iam/decide';
import type { Statement } from '../../model/iam/policy-document';
import { resourcePolicies } from '../../model/iam/resource-policies';
import { at } from '../../model/property-path';
import { addressBlock } from '../../model/reach/address-block';
import type { Resource, StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';
import { arnsOf } from './arn-forms';

/** What decides where no policy does. */
export type Decider =
  | { readonly kind: 'accessBlock'; readonly bucket: string }
  | { readonly kind: 'route'; readonly entry: Entry }
  | { readonly kind: 'noRoute'; readonly api: string; readonly call: string };

export interface Opened {
  readonly verdict: 'allowed' | 'denied';
  readonly decider: Decider;
}

/**
 * What lets somebody without credentials in, or keeps him out, before any policy is read: a route of an API that asks for nothing,
 * and the public access block of a bucket.
 *
 * @returns undefined where the policies decide
 * @throws UndecidableError for a route that cannot be told from others
 */
export function openedBesidePolicies(stack: StackModel, { action, resource }: AccessRequest): Opened | undefined {
  if (action === 'execute-api:Invoke') {
    const owner = ownerOf(stack, resource);
    return owner && byRoute(stack, owner.logicalId, resource);
  }
  const listed = openedByAcl(stack, action, resource);
  if (listed) return { verdict: 'allowed', decider: { kind: 'route', entry: listed } };
  const bucket = keptOutOf(stack, resource);
  return bucket === undefined ? undefined : { verdict: 'denied', decider: { kind: 'accessBlock', bucket } };
}

/** What canned access lists of a bucket let everybody do. */
const ACL_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  PublicRead: ['s3:ListBucket', 's3:ListBucketMultipartUploads', 's3:ListBucketVersions'],
  PublicReadWrite: ['s3:ListBucket', 's3:ListBucketMultipartUploads', 's3:ListBucketVersions', 's3:PutObject'],
};

/** Whether everybody comes in by a way, be it by a list that names everybody in its own words. */
export function isOpenToAnyone(stack: StackModel, { who, way, logicalId }: Entry): boolean {
  return who === 'everybody' || (way === ACCESS_LIST && publicActionsOf(stack.resources.get(logicalId)).length > 0);
}

const ACCESS_LIST = 'access control list';

function publicActionsOf(resource: Resource | undefined): readonly string[] {
  if (resource?.type !== 'AWS::S3::Bucket') return [];
  if (isTrue(at(resource.properties, 'PublicAccessBlockConfiguration', 'IgnorePublicAcls'))) return [];
  return ACL_ACTIONS[String(resource.properties['AccessControl'])] ?? [];
}

/** A refusal of the bucket's own policy stands above its list. */
function openedByAcl(stack: StackModel, action: string, resource: string): Entry | undefined {
  const owner = ownerOf(stack, resource);
  if (!owner || !publicActionsOf(owner).includes(action)) return undefined;
  const [{ arn } = { arn: resource }] = arnsOf(stack, owner) ?? [];
  const refuses = resourcePolicies(stack).some(
    (one) => one.resource === arn && one.document.statements.some(({ effect }) => effect === 'Deny'),
  );
  if (refuses) {
    throw new UndecidableError(
      `${owner.logicalId} has an access control list and a policy that denies, which is not understood`,
    );
  }
  return entriesOf(stack).find(({ logicalId, way }) => logicalId === owner.logicalId && way === ACCESS_LIST);
}

/**
 * The bucket that an ARN is of, if its public access block keeps whoever has no credentials out of it. It does so where a policy is
 * public, and one that admits fixed addresses alone is not: AWS leaves it as it is.
 */
export function keptOutOf(stack: StackModel, arn: string): string | undefined {
  const owner = ownerOf(stack, arn);
  const block = at(owner?.properties, 'PublicAccessBlockConfiguration');
  if (owner?.type !== 'AWS::S3::Bucket' || !isTrue(at(block, 'RestrictPublicBuckets'))) return undefined;
  const [{ arn: own } = { arn }] = arnsOf(stack, owner) ?? [];
  const admitting = resourcePolicies(stack)
    .filter(({ resource }) => resource === own)
    .flatMap(({ document }) => document.statements)
    .filter(({ effect, principal }) => effect === 'Allow' && isEverybody(principal));
  return admitting.length > 0 && admitting.every(isFixed) ? undefined : owner.logicalId;
}

function isEverybody(principal: Statement['principal']): boolean {
  return principal === '*' || principal?.['AWS']?.includes('*') === true;
}

/** Keys by whose values AWS takes a statement to be about somebody in particular. */
const FIXING =
  /^(aws:(source(ip|arn|vpc|vpce|owner|account)|principal(arn|account|orgid)|userid)|s3:dataaccesspoint(arn|account)|s3:x-amz-server-side-encryption-aws-kms-key-id)$/;

/** Whether a key is one of the values. Without the key, the others hold. */
const COMPARES = /^(ForAnyValue:)?(StringEquals(IgnoreCase)?|StringLike|ArnEquals|ArnLike|IpAddress)$/;

/** Ranges that are wider are everybody's. */
const WIDEST = { 4: 8, 6: 32 } as const;

function isFixed({ conditions }: Statement): boolean {
  return conditions.some(({ operator, key, values }) => {
    if (!FIXING.test(key.toLowerCase()) || !COMPARES.test(operator)) return false;
    if (key.toLowerCase() !== 'aws:sourceip') return values.every((value) => !/[*?]|\$\{/.test(value));
    return values.every((value) => {
      const block = addressBlock(value);
      return block !== undefined && block.prefix >= WIDEST[block.family];
    });
  });
}

function ownerOf(stack: StackModel, resource: string): Resource | undefined {
  return [...stack.resources.values()].find((one) =>
    arnsOf(stack, one)?.some(({ arn }) => resource === arn || resource.startsWith(`${arn}/`)),
  );
}

function byRoute(stack: StackModel, api: string, resource: string): Opened | undefined {
  const [, method = '', ...path] = resource.split(':').slice(5).join(':').split('/').slice(1);
  const asked = `/${path.join('/')}`;
  const found = entriesOf(stack).filter(({ logicalId, way }) => logicalId === api && leads(way, method, asked));
  const whos = new Set(found.map(({ who }) => who));
  if (whos.size > 1)
    throw new UndecidableError(`${method} ${asked} fits several routes of ${api}: ${[...whos].join(', ')}`);
  const [entry] = found;
  if (!entry) return { verdict: 'denied', decider: { kind: 'noRoute', api, call: `${method} ${asked}` } };
  if (entry.who === NAMED_BY_POLICY) return undefined;
  return { verdict: entry.who === 'everybody' ? 'allowed' : 'denied', decider: { kind: 'route', entry } };
}

/** Whether a route takes a request: `GET /jobs/{jobId}` takes `GET /jobs/1`. */
function leads(way: string, method: string, path: string): boolean {
  if (way === '$default') return true;
  const [routeMethod = '', route = ''] = way.split(' ');
  const form = route
    .split('/')
    .map((part) => (/^\{.*\+\}$/.test(part) ? '.+' : /^\{.*\}$/.test(part) ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&')))
    .join('/');
  return (routeMethod === 'ANY' || routeMethod === method) && new RegExp(`^${form}$`).test(path);
}

/** Ways by which the public gets at a thing through something else, or at it as it is. */
export function waysTo(stack: StackModel, logicalId: string): readonly Entry[] {
  return entriesOf(stack).filter(
    (entry) => entry.logicalId === logicalId || new RegExp(`-> (.* or )?${logicalId}( |$)`).test(entry.way),
  );
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
