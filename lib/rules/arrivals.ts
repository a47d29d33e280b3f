import { bucketsOf } from '../model/buckets';
import { type Behavior, distributionsOf } from '../model/distributions';
import { queueSourcesOf } from '../model/functions';
import type { Statement } from '../model/iam/policy-document';
import { resourcePolicies } from '../model/iam/resource-policies';
import { madeBefore } from '../model/made-before';
import { at, objectsAt } from '../model/property-path';
import { referencedId } from '../model/references';
import type { StackModel } from '../model/template';
import { mayDoUnder, type Process, processesOf } from './processes';
import { arnOf, behind, resolved } from './reading';
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
        const news = `${arnOf(stack, bucket)}/${prefix}`;
        return hearersOf(stack, queueId)
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
        .filter(({ bucket, queueId }) => {
          const before = madeBefore(stack, bucket);
          return !resourcePolicies(stack).some(
            ({ logicalId, resource, document }) =>
              before.has(logicalId) &&
              resource === arnOf(stack, queueId) &&
              document.statements.some(letsOwnBucketsTell),
          );
        })
        .map(({ bucket }) => ({ at: bucket, problem: 'is made before its queue lets it, and the account alone' })),
  },
  {
    id: 'WhatCameIsNotServed',
    claim: 'no bucket into which others send is behind CloudFront, or lets it read',
    fix: 'Serve from another bucket, into which only what was looked at is put (U7)',
    atSynth: true,
    violations: (stack) => {
      const received = new Set(newsOf(stack).map(({ bucket }) => bucket));
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
    id: 'WhatCameIsInert',
    claim: 'what somebody sent is answered under a policy by which a browser runs nothing of it and guesses no type',
    fix: "Give the path a response headers policy with sandbox, default-src 'none' and nosniff, each overriding (U11)",
    atSynth: true,
    violations: (stack) =>
      pathsOfWhatCame(stack)
        .filter(({ behavior }) => !isInert(stack, behavior.settings['ResponseHeadersPolicyId']))
        .map(({ at, behavior }) => ({ at, problem: `lets browsers run what came (${behavior.pattern})` })),
  },
  {
    id: 'FormsComeFromOnePage',
    claim: 'a bucket takes requests from pages of named origins alone, by HTTPS, and remembers so for an hour at most',
    fix: 'Name the origin of the page; leave out *, PUT and DELETE, and headers that nobody sends (U5)',
    atSynth: true,
    violations: (stack) =>
      bucketsOf(stack).flatMap(({ logicalId, cors }) =>
        cors.flatMap(({ origins, methods, headers, maxAgeSeconds = Number.NaN }): Violation[] => {
          const said = (problem: string) => ({ at: logicalId, problem });
          const named = origins.every((origin) => isNamedOrigin(resolved(stack, origin)));
          return [
            ...(named ? [] : [said('takes requests from any page')]),
            ...(methods.every((method) => METHODS_OF_PAGES.includes(method)) ? [] : [said('takes more than forms')]),
            ...(headers.length === 0 ? [] : [said('takes headers that nobody sends')]),
            ...(maxAgeSeconds <= CORS_SECONDS ? [] : [said('is remembered for longer than an hour')]),
          ];
        }),
      ),
  },
];

interface News {
  /** Logical id of the bucket. */
  readonly bucket: string;
  readonly queueId: string;
  readonly prefix: string;
}

/** @throws UndecidableError where somebody is told who is no queue of the stack */
function newsOf(stack: StackModel): News[] {
  return bucketsOf(stack).flatMap(({ logicalId, notifications }) =>
    notifications.map(({ queueId, prefix }) => ({ bucket: logicalId, queueId, prefix })),
  );
}

/** Who takes news out of a queue. */
function hearersOf(stack: StackModel, queueId: string): Process[] {
  const consumers = queueSourcesOf(stack).filter((source) => source.queueId === queueId);
  return processesOf(stack).filter(({ logicalId }) => consumers.some(({ functionId }) => functionId === logicalId));
}

function letsOwnBucketsTell({ effect, principal, conditions }: Statement): boolean {
  const asks = conditions.some(
    ({ operator, key }) => operator === 'StringEquals' && key.toLowerCase() === 'aws:sourceaccount',
  );
  return (
    effect === 'Allow' && asks && typeof principal === 'object' && principal['Service']?.join() === 's3.amazonaws.com'
  );
}

/** Paths whose answers are objects as the hearers of news put them down, with what answers bear beside them. */
function pathsOfWhatCame(stack: StackModel): { readonly at: string; readonly behavior: Behavior }[] {
  const hearers = newsOf(stack).flatMap(({ queueId }) => hearersOf(stack, queueId));
  return distributionsOf(stack).flatMap(({ logicalId, behaviors }) =>
    behaviors
      // What code at the edge answers with, it has made.
      .filter(({ settings }) => objectsAt(settings, 'LambdaFunctionAssociations').length === 0)
      .filter(({ origins }) =>
        origins.some(({ settings }) => {
          const bucket = behind(stack, settings['DomainName']);
          if (bucket?.type !== 'AWS::S3::Bucket') return false;
          const objects = `${arnOf(stack, bucket.logicalId)}/`;
          return hearers.some((process) => mayDoUnder(stack, process, 's3:PutObject', objects));
        }),
      )
      .map((behavior) => ({ at: logicalId, behavior })),
  );
}

/** Sandboxed without an exception, and loading nothing: a browser that shows it after all runs nothing of it. */
function isInert(stack: StackModel, policy: unknown): boolean {
  const config = at(behind(stack, policy)?.properties, 'ResponseHeadersPolicyConfig', 'SecurityHeadersConfig');
  const directives = String(resolved(stack, at(config, 'ContentSecurityPolicy', 'ContentSecurityPolicy')) ?? '')
    .split(';')
    .map((directive) => directive.trim());
  const loading = directives.filter((directive) => /^[\w-]+-src(?:-\w+)? /.test(directive));
  return (
    directives.includes('sandbox') &&
    directives.includes("default-src 'none'") &&
    loading.every((directive) => directive.endsWith(" 'none'")) &&
    at(config, 'ContentSecurityPolicy', 'Override') === true &&
    at(config, 'ContentTypeOptions', 'Override') === true
  );
}

/** An address by HTTPS, written out or of the stack's own, without a star. */
function isNamedOrigin(origin: unknown): boolean {
  return typeof origin === 'string' && /^https:\/\/[^*]+$/.test(origin);
}
