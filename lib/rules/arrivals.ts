import { distributionsOf } from '../model/distributions';
import { queueSourcesOf } from '../model/functions';
import { resourcePolicies } from '../model/iam/resource-policies';
import { madeBefore } from '../model/made-before';
import { objectsAt } from '../model/property-path';
import { referencedId } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { mayDoUnder, processesOf } from './processes';
import { arnOf, listAt } from './reading';
import type { Rule, Violation } from './rule';

/** Methods that a page of another origin needs to send a form and to read what it may read. */
const METHODS_OF_PAGES = ['GET', 'HEAD', 'POST'];
/** How long a browser may remember what a bucket takes from a page. */
const CORS_SECONDS = 3600;

/** Buckets that tell a queue of what comes: what is in them was sent by somebody, and nobody has looked at it. */
export const arrivalRules: readonly Rule[] = [
  {
    id: 'NewsFeedsNothingBack',
    claim: 'whoever hears of what came into a bucket may put nothing there that would be news again',
    fix: 'Filter the notification by a prefix, and let its consumers write under another (U12)',
    atSynth: true,
    violations: (stack) =>
      newsOf(stack).flatMap(({ bucket, queueId, prefix }): Violation[] => {
        if (queueId === undefined) return [{ at: bucket.logicalId, problem: 'tells nobody of the stack' }];
        const consumers = queueSourcesOf(stack).filter((source) => source.queueId === queueId);
        const heard = processesOf(stack).filter(({ logicalId }) =>
          consumers.some(({ functionId }) => functionId === logicalId),
        );
        const news = `${arnOf(stack, bucket.logicalId)}/${prefix}`;
        return heard
          .filter((process) => mayDoUnder(stack, process, 's3:PutObject', news))
          .map(({ logicalId }) => ({
            at: logicalId,
            problem: `may write what it would hear of, under ${prefix || 'every name'}`,
          }));
      }),
  },
  {
    id: 'NewsIsLetIn',
    claim:
      'a bucket that tells a queue of what comes is made after the policy that lets it, and for this account alone',
    fix: 'Let the bucket depend on the policy of the queue, with aws:SourceAccount in it',
    atSynth: true,
    violations: (stack) =>
      newsOf(stack)
        .filter(({ queueId }) => queueId !== undefined)
        .filter(({ bucket, queueId }) => {
          const before = madeBefore(stack, bucket.logicalId);
          return !resourcesOfType(stack, 'AWS::SQS::QueuePolicy').some(
            ({ logicalId, properties }) =>
              before.has(logicalId) && listAt(properties, 'Queues').some((queue) => referencedId(queue) === queueId),
          );
        })
        .map(({ bucket }) => ({ at: bucket.logicalId, problem: 'is made before its queue lets it' })),
  },
  {
    id: 'WhatCameIsNotServed',
    claim: 'no bucket into which others send is behind CloudFront, or lets it read',
    fix: 'Serve from another bucket, into which only what was looked at is put (U7)',
    atSynth: true,
    violations: (stack) => {
      const received = new Set(newsOf(stack).map(({ bucket }) => bucket.logicalId));
      return [
        ...distributionsOf(stack).flatMap(({ logicalId, config }) =>
          objectsAt(config, 'Origins')
            .filter((origin) => received.has(referencedId(origin['DomainName']) ?? ''))
            .map((origin) => ({ at: logicalId, problem: `serves ${referencedId(origin['DomainName'])}` })),
        ),
        ...resourcePolicies(stack)
          .filter(({ resource }) => [...received].some((bucket) => resource === arnOf(stack, bucket)))
          .filter(({ document }) =>
            document.statements.some(
              ({ effect, principal }) =>
                effect === 'Allow' &&
                typeof principal === 'object' &&
                (principal['Service'] ?? []).some((service) => service.startsWith('cloudfront.')),
            ),
          )
          .map(({ logicalId }) => ({ at: logicalId, problem: 'lets CloudFront read what came' })),
      ];
    },
  },
  {
    id: 'FormsComeFromOnePage',
    claim: 'a bucket takes requests from pages of named origins alone, by HTTPS, and remembers so for an hour at most',
    fix: 'Name the origin of the page; leave out *, PUT and DELETE, and headers that nobody sends (U5)',
    atSynth: true,
    violations: (stack) =>
      resourcesOfType(stack, 'AWS::S3::Bucket').flatMap(({ logicalId, properties }) =>
        objectsAt(properties, 'CorsConfiguration', 'CorsRules').flatMap((rule): Violation[] => {
          const said = (problem: string) => ({ at: logicalId, problem });
          const methods = listAt(rule, 'AllowedMethods').map(String);
          return [
            ...(listAt(rule, 'AllowedOrigins').every(isNamedOrigin) ? [] : [said('takes requests from any page')]),
            ...(methods.every((method) => METHODS_OF_PAGES.includes(method)) ? [] : [said('takes more than forms')]),
            ...(listAt(rule, 'AllowedHeaders').length === 0 ? [] : [said('takes headers that nobody sends')]),
            ...(Number(rule['MaxAge']) <= CORS_SECONDS ? [] : [said('is remembered for longer than an hour')]),
          ];
        }),
      ),
  },
];

interface News {
  readonly bucket: Resource;
  /** Logical id of the queue that is told; undefined for one outside the stack, and for whatever is told beside queues. */
  readonly queueId: string | undefined;
  readonly prefix: string;
}

function newsOf(stack: StackModel): News[] {
  return resourcesOfType(stack, 'AWS::S3::Bucket').flatMap((bucket) => {
    const { QueueConfigurations: queues, ...others } = (bucket.properties['NotificationConfiguration'] ??
      {}) as Readonly<Record<string, unknown>>;
    return [
      ...objectsAt(queues).map((told) => ({
        bucket,
        queueId: referencedId(told['Queue']),
        prefix: String(
          objectsAt(told, 'Filter', 'S3Key', 'Rules').find(({ Name }) => Name === 'prefix')?.['Value'] ?? '',
        ),
      })),
      ...Object.keys(others).map(() => ({ bucket, queueId: undefined, prefix: '' })),
    ];
  });
}

/** An address of the stack's own, or one that is written out, of HTTPS and without a star. */
function isNamedOrigin(origin: unknown): boolean {
  const text = typeof origin === 'string' ? origin : JSON.stringify(origin);
  return /https:\/\//.test(text) && !text.includes('*');
}
