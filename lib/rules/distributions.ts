import { type Behavior, type Distribution, distributionsOf, type Origin, waysInside } from '../model/distributions';
import { resourcePolicies } from '../model/iam/resource-policies';
import { madeBefore } from '../model/made-before';
import { at, objectsAt } from '../model/property-path';
import { referencedId } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { HEALTH_PATH } from '../shared/behind-api';
import { arnOf, behind, breaking, listAt, referencesOf, resolved } from './reading';
import type { Rule, Violation } from './rule';
import { tagsIn } from './tags';

/** Policies of AWS's own, which have the same id in every account. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';
/** An API in API Gateway is known by its own host name, so it hears all but that of the viewer's. */
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';
/** It takes neither cookies nor queries into account, and passes none on. */
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';

const EVERY_METHOD = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
/** Errors that CloudFront keeps for ten seconds even where nothing is cached; others only where the answer asks for it. */
const KEPT_ERRORS = [404, 405, 414, 500, 501, 502, 503, 504];

const YEAR_SECONDS = 31_536_000;
const TLS_VERSIONS = ['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025'];
const REFERRERS = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
/** Zone of CloudFront's own names, the same for every alias to a distribution. */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

export const distributionRules: readonly Rule[] = [
  {
    id: 'ViewersUseHttps',
    claim: 'whoever asks CloudFront in plain text is told to ask again by HTTPS, or refused, whatever the path',
    fix: 'Set ViewerProtocolPolicy of every behavior; the library allows both',
    atSynth: true,
    violations: (stack) =>
      perBehavior(stack, ({ settings }) =>
        ['redirect-to-https', 'https-only'].includes(String(settings['ViewerProtocolPolicy']))
          ? []
          : ['answers plain requests'],
      ),
  },
  {
    id: 'CachesKeepNothingOfPeople',
    claim:
      'of what a program answers CloudFront keeps nothing, not even errors, and the program hears all that was asked; files are kept without regard to who asks, and so is what a function makes that hears the address alone',
    fix: 'Take CachingDisabled and AllViewer for a program, CachingOptimized or a policy by the path alone for files, and an error TTL of 0',
    atSynth: true,
    violations: (stack) => [
      ...perBehavior(stack, ({ settings, origins }) => {
        const { CachePolicyId: cache, OriginRequestPolicyId: passed } = settings;
        const programs = origins.filter(({ kind }) => kind === 'program');
        if (programs.every((program) => isFunction(stack, program))) {
          return keepsByPathAlone(stack, cache) && passed === undefined
            ? []
            : ['keeps files by what is asked beside them'];
        }
        const methods = listAt(settings, 'AllowedMethods').map(String).sort();
        const all = programs.every((program) => isApi(stack, program)) ? ALL_VIEWER_EXCEPT_HOST : ALL_VIEWER;
        return [
          ...(cache === CACHING_DISABLED ? [] : ['keeps what one person was answered']),
          ...(passed === all ? [] : ['does not pass on all that was asked']),
          ...(methods.join() === EVERY_METHOD.join() ? [] : ['refuses methods in place of the program']),
        ];
      }),
      ...distributionsOf(stack)
        .filter(({ behaviors }) => behaviors.some(isOfProgram))
        .flatMap(({ logicalId, config }) => {
          const kept = KEPT_ERRORS.filter(
            (code) =>
              !objectsAt(config, 'CustomErrorResponses').some(
                (each) => each['ErrorCode'] === code && each['ErrorCachingMinTTL'] === 0,
              ),
          );
          return kept.map((code) => ({ at: logicalId, problem: `keeps the error ${code}` }));
        }),
      ...distributionsOf(stack).flatMap(({ logicalId, config }) =>
        objectsAt(config, 'CustomErrorResponses')
          .filter((each) => each['ResponseCode'] !== undefined || each['ResponsePagePath'] !== undefined)
          .map((each) => ({ at: logicalId, problem: `answers ${each['ErrorCode']} in place of the program` })),
      ),
    ],
  },
  {
    id: 'AnswersCarrySecurityHeaders',
    claim:
      'every answer of CloudFront tells a browser to come by HTTPS for a year, to guess no types, to be framed by nobody, to tell others no paths, and what a page may load',
    fix: 'Give every behavior a response headers policy of the stack with all five, each overriding',
    violations: (stack) => [
      ...perBehavior(stack, ({ settings }) =>
        behind(stack, settings['ResponseHeadersPolicyId'])?.type === 'AWS::CloudFront::ResponseHeadersPolicy'
          ? []
          : ['answers without headers of the stack'],
      ),
      ...resourcesOfType(stack, 'AWS::CloudFront::ResponseHeadersPolicy').flatMap(({ logicalId, properties }) =>
        missingHeaders(resolved(stack, at(properties, 'ResponseHeadersPolicyConfig', 'SecurityHeadersConfig'))).map(
          (header) => ({
            at: logicalId,
            problem: `does not set ${header} as it should, over what the origin says`,
          }),
        ),
      ),
    ],
  },
  {
    id: 'BucketsAnswerOneDistribution',
    claim:
      'CloudFront signs what it asks of a bucket, and the bucket lets it read objects for the distributions of the stack alone',
    fix: 'Use an origin access control that always signs, and s3:GetObject for cloudfront.amazonaws.com under StringEquals AWS:SourceArn',
    atSynth: true,
    violations: (stack) => [...unsignedOrigins(stack), ...openedBuckets(stack)],
  },
  {
    id: 'ProgramsStandInsideTheNetwork',
    claim:
      'CloudFront reaches a program by a VPC origin, or where AWS itself asks who calls: at an API of the stack, or at a function that only signed requests of CloudFront reach, both by HTTPS. A VPC origin is a load balancer of the stack without an address of the internet, in a network with an internet gateway, at the port and by the protocol that it listens with, and not before both are there',
    fix: 'Take VpcOrigin.withApplicationLoadBalancer with an internal load balancer, and its DNS name',
    atSynth: true,
    violations: (stack) => [
      ...perBehavior(stack, ({ origins }) =>
        origins.every(
          (origin) =>
            origin.kind === 'files' ||
            origin.settings['VpcOriginConfig'] !== undefined ||
            ((isApi(stack, origin) || isSignedFunction(stack, origin)) && asksByHttps(origin)),
        )
          ? []
          : ['leads to a program over the internet'],
      ),
      ...waysInside(stack).flatMap(({ distribution, vpcOrigin, origin, balancer, listener }): Violation[] => {
        const endpoint = stack.resources.get(vpcOrigin)!.properties['VpcOriginEndpointConfig'];
        const plain = at(endpoint, 'OriginProtocolPolicy') === 'http-only';
        const port = Number(at(endpoint, plain ? 'HTTPPort' : 'HTTPSPort') ?? (plain ? 80 : 443));
        const { Port: listens, Protocol: protocol } = listener.properties;
        return [
          ...breaking([balancer], 'has an address of the internet', ({ properties }) => {
            return properties['Scheme'] === 'internal';
          }),
          ...(referencedId(origin['DomainName']) === balancer.logicalId
            ? []
            : [{ at: distribution, problem: `names another host than ${balancer.logicalId} for it` }]),
          ...(port === Number(listens) && protocol === (plain ? 'HTTP' : 'HTTPS')
            ? []
            : [{ at: vpcOrigin, problem: `asks at ${port}, where nobody listens so` }]),
          ...(stack.resources.get(vpcOrigin)!.dependsOn.includes(listener.logicalId)
            ? []
            : [{ at: vpcOrigin, problem: 'may be made before anybody listens, and outlive who does' }]),
          ...(waitsForGateway(stack, balancer, vpcOrigin)
            ? []
            : [{ at: vpcOrigin, problem: 'is refused without an internet gateway, or before it is there' }]),
        ];
      }),
    ],
  },
  {
    id: 'SitesHaveGoodCertificates',
    claim:
      'a site with a name of its own has a certificate of us-east-1 that renews itself, takes TLS 1.2 at least, and is asked for by name; both families of addresses lead to it, and a check from outside asks it',
    fix: 'Take a certificate validated by DNS, TLSv1.2_2021 or newer, sni-only, and alias records A and AAAA to the distribution',
    violations: (stack) => [
      ...distributionsOf(stack).flatMap((distribution) => wrongWithCertificate(stack, distribution)),
      ...breaking(
        resourcesOfType(stack, 'AWS::CertificateManager::Certificate'),
        'does not renew itself',
        ({ properties }) =>
          properties['ValidationMethod'] === 'DNS' &&
          listAt(properties, 'DomainValidationOptions').every(
            (option) =>
              at(option, 'DomainName') === properties['DomainName'] && at(option, 'HostedZoneId') !== undefined,
          ),
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::Route53::RecordSet'),
        'leads to no distribution that knows the name',
        (record) => namedBy(stack, record) !== undefined,
      ),
      ...breaking(resourcesOfType(stack, 'AWS::Route53::HealthCheck'), 'asks for something else', ({ properties }) => {
        const check = properties['HealthCheckConfig'];
        return (
          at(check, 'Type') === 'HTTPS' &&
          at(check, 'Port') === 443 &&
          at(check, 'Inverted') !== true &&
          at(check, 'EnableSNI') !== false &&
          at(check, 'ResourcePath') === HEALTH_PATH &&
          distributionsOf(stack).some(({ config }) =>
            listAt(config, 'Aliases').includes(at(check, 'FullyQualifiedDomainName')),
          )
        );
      }),
    ],
  },
  {
    id: 'SitesAreSwitchedOn',
    claim: 'every distribution is switched on, and speaks HTTP/2 and IPv6 with whoever can',
    fix: 'Set Enabled and IPV6Enabled, and HttpVersion to http2 or http2and3',
    violations: (stack) =>
      distributionsOf(stack)
        .filter(
          ({ config: { Enabled: on, IPV6Enabled: ipv6, HttpVersion: version } }) =>
            on !== true || ipv6 !== true || !['http2', 'http2and3'].includes(String(version)),
        )
        .map(({ logicalId }) => ({ at: logicalId, problem: 'is not' })),
  },
  {
    id: 'VpcOriginsKeepTheirTags',
    claim: 'a VPC origin has no tag that can change: CloudFront refuses another one while a distribution uses it',
    fix: 'Leave mode and owner out (constructs/guardrails/apply-guardrails.ts)',
    violations: (stack) =>
      breaking(resourcesOfType(stack, 'AWS::CloudFront::VpcOrigin'), 'has tags that can change', ({ properties }) =>
        tagsIn(properties['Tags']).every(([name]) => name === 'pattern'),
      ),
  },
];

/** What is wrong with the behaviors of all distributions, each by its path. */
function perBehavior(stack: StackModel, problemsOf: (behavior: Behavior) => readonly string[]): Violation[] {
  return distributionsOf(stack).flatMap(({ logicalId, behaviors }) =>
    behaviors.flatMap((behavior) =>
      problemsOf(behavior).map((problem) => ({ at: logicalId, problem: `${problem} (${behavior.pattern})` })),
    ),
  );
}

function isApi(stack: StackModel, { asks = '' }: Origin): boolean {
  return stack.resources.get(asks)?.type === 'AWS::ApiGatewayV2::Api';
}

function isFunction(stack: StackModel, { asks = '' }: Origin): boolean {
  return stack.resources.get(asks)?.type === 'AWS::Lambda::Url';
}

/** Whoever calls it must sign, and CloudFront does. */
function isSignedFunction(stack: StackModel, origin: Origin): boolean {
  const control = behind(stack, origin.settings['OriginAccessControlId']);
  const config = control?.properties['OriginAccessControlConfig'];
  return (
    isFunction(stack, origin) &&
    stack.resources.get(origin.asks!)!.properties['AuthType'] === 'AWS_IAM' &&
    at(config, 'OriginAccessControlOriginType') === 'lambda' &&
    at(config, 'SigningBehavior') === 'always' &&
    at(config, 'SigningProtocol') === 'sigv4'
  );
}

function asksByHttps({ settings }: Origin): boolean {
  const config = settings['CustomOriginConfig'];
  return (
    at(config, 'OriginProtocolPolicy') === 'https-only' && listAt(config, 'OriginSSLProtocols').join() === 'TLSv1.2'
  );
}

/** A policy of the stack's, or AWS's own, that knows neither queries nor cookies nor headers. */
function keepsByPathAlone(stack: StackModel, policy: unknown): boolean {
  if (policy === CACHING_OPTIMIZED) return true;
  const key = at(behind(stack, policy)?.properties, 'CachePolicyConfig', 'ParametersInCacheKeyAndForwardedToOrigin');
  return [
    'CookiesConfig.CookieBehavior',
    'HeadersConfig.HeaderBehavior',
    'QueryStringsConfig.QueryStringBehavior',
  ].every((path) => at(key, ...path.split('.')) === 'none');
}

function isOfProgram({ origins }: Behavior): boolean {
  return origins.some(({ kind }) => kind === 'program');
}

function missingHeaders(headers: unknown): string[] {
  const policy = String(at(headers, 'ContentSecurityPolicy', 'ContentSecurityPolicy') ?? '');
  const directives = new Map(
    policy
      .split(';')
      .map((each) => each.trim().split(/ +/))
      .map(([name, ...of]) => [name, of]),
  );
  const sources = [...directives.values()].flat();
  const good: Readonly<Record<string, boolean>> = {
    StrictTransportSecurity: Number(at(headers, 'StrictTransportSecurity', 'AccessControlMaxAgeSec')) >= YEAR_SECONDS,
    ContentTypeOptions: true,
    FrameOptions: at(headers, 'FrameOptions', 'FrameOption') === 'DENY',
    ReferrerPolicy: REFERRERS.includes(String(at(headers, 'ReferrerPolicy', 'ReferrerPolicy'))),
    ContentSecurityPolicy:
      directives.has('default-src') &&
      directives.get('frame-ancestors')?.join() === "'none'" &&
      !sources.some((source) => /^'unsafe-|^[*]$|^https?:$|^data:$/.test(source)),
  };
  return Object.entries(good)
    .filter(([header, set]) => !set || at(headers, header, 'Override') !== true)
    .map(([header]) => header);
}

/** Origins of files that CloudFront asks without showing who it is. */
function unsignedOrigins(stack: StackModel): Violation[] {
  return distributionsOf(stack).flatMap(({ logicalId, behaviors }) =>
    behaviors
      .flatMap(({ origins }) => origins)
      .filter(({ kind }) => kind === 'files')
      .filter(({ settings }) => {
        const control = behind(stack, settings['OriginAccessControlId']);
        const config = control?.properties['OriginAccessControlConfig'];
        return !(
          control?.type === 'AWS::CloudFront::OriginAccessControl' &&
          at(config, 'OriginAccessControlOriginType') === 's3' &&
          at(config, 'SigningBehavior') === 'always' &&
          at(config, 'SigningProtocol') === 'sigv4' &&
          at(settings, 'S3OriginConfig', 'OriginAccessIdentity') === '' &&
          behind(stack, settings['DomainName'])?.type === 'AWS::S3::Bucket'
        );
      })
      .map(({ settings }) => ({ at: logicalId, problem: `does not sign what it asks of ${settings['Id']}` })),
  );
}

/** What the policies of buckets let CloudFront do beside reading objects for the distributions that lead to them. */
function openedBuckets(stack: StackModel): Violation[] {
  const { accountId, ref } = referencesOf(stack);
  const buckets = resourcesOfType(stack, 'AWS::S3::Bucket').map(({ logicalId }) => logicalId);
  return buckets.flatMap((bucket): Violation[] => {
    const readers = distributionsOf(stack)
      .filter(({ config }) => objectsAt(config, 'Origins').some((each) => referencedId(each['DomainName']) === bucket))
      .map(({ logicalId }) => `arn:aws:cloudfront::${accountId}:distribution/${ref(logicalId)}`);
    const admitted = resourcePolicies(stack)
      .filter(({ resource }) => resource === arnOf(stack, bucket))
      .flatMap(({ document }) => document.statements)
      .filter(({ effect, principal }) => {
        const services = principal === undefined || principal === '*' ? [] : (principal['Service'] ?? []);
        return effect === 'Allow' && services.some((service) => service.startsWith('cloudfront.'));
      });
    const named = admitted.flatMap(({ conditions }) =>
      conditions
        .filter(({ operator, key }) => operator === 'StringEquals' && key.toLowerCase() === 'aws:sourcearn')
        .flatMap(({ values }) => values),
    );
    const tooMuch = admitted.some(
      ({ action, resource, conditions }) =>
        action.excluded ||
        action.patterns.join() !== 's3:GetObject' ||
        resource?.excluded !== false ||
        !resource.patterns.every((pattern) => pattern.startsWith(`${arnOf(stack, bucket)}/`)) ||
        !conditions.some(({ operator, key }) => operator === 'StringEquals' && key.toLowerCase() === 'aws:sourcearn'),
    );
    return [
      ...(tooMuch ? [{ at: bucket, problem: 'lets CloudFront do more than read objects for a distribution' }] : []),
      ...named
        .filter((arn) => !readers.includes(arn))
        .map((arn) => ({ at: bucket, problem: `answers ${arn}, which does not lead to it` })),
      ...readers
        .filter((arn) => !named.includes(arn))
        .map((arn) => ({ at: bucket, problem: `refuses ${arn}, which leads to it` })),
    ];
  });
}

/** CloudFront makes its interfaces only in a network that has one, though nothing goes through it. */
function waitsForGateway(stack: StackModel, balancer: Resource, vpcOrigin: string): boolean {
  const before = madeBefore(stack, vpcOrigin);
  const networks = listAt(balancer.properties, 'Subnets').map((subnet) =>
    referencedId(behind(stack, subnet)?.properties['VpcId']),
  );
  const attached = resourcesOfType(stack, 'AWS::EC2::VPCGatewayAttachment')
    .filter(({ properties }) => behind(stack, properties['InternetGatewayId']) !== undefined)
    .filter(({ logicalId }) => before.has(logicalId))
    .map(({ properties }) => referencedId(properties['VpcId']));
  return networks.length > 0 && networks.every((network) => network !== undefined && attached.includes(network));
}

function wrongWithCertificate(stack: StackModel, { logicalId, config }: Distribution): Violation[] {
  const names = listAt(config, 'Aliases');
  const certificate = config['ViewerCertificate'];
  if (names.length === 0) {
    return certificate === undefined ? [] : [{ at: logicalId, problem: 'has a certificate and no name' }];
  }
  const from = String(resolved(stack, at(certificate, 'AcmCertificateArn')));
  const families = config['IPV6Enabled'] === true ? ['A', 'AAAA'] : ['A'];
  const records = resourcesOfType(stack, 'AWS::Route53::RecordSet');
  return [
    ...(/ in us-east-1$|:us-east-1:/.test(from) || (stack.region === 'us-east-1' && ofStack(stack, certificate))
      ? []
      : [{ at: logicalId, problem: 'has no certificate of us-east-1' }]),
    ...(TLS_VERSIONS.includes(String(at(certificate, 'MinimumProtocolVersion')))
      ? []
      : [{ at: logicalId, problem: 'takes old versions of TLS' }]),
    // The other way is an address of its own, at 600 dollars a month.
    ...(at(certificate, 'SslSupportMethod') === 'sni-only' ? [] : [{ at: logicalId, problem: 'rents an address' }]),
    ...names.flatMap((name) =>
      families
        .filter(
          (family) =>
            !records.some((record) => record.properties['Type'] === family && namedBy(stack, record) === name),
        )
        .map((family) => ({ at: logicalId, problem: `has no ${family} record of ${String(name)}` })),
    ),
  ];
}

function ofStack(stack: StackModel, certificate: unknown): boolean {
  return behind(stack, at(certificate, 'AcmCertificateArn'))?.type === 'AWS::CertificateManager::Certificate';
}

/** The name by which a record leads to a distribution that knows it, or undefined. */
function namedBy(stack: StackModel, { properties }: Resource): string | undefined {
  const { AliasTarget: alias, Name: name, TTL: lasts, ResourceRecords: records } = properties;
  const target = distributionsOf(stack).find(({ logicalId }) => logicalId === referencedId(at(alias, 'DNSName')));
  const bare = String(name).replace(/\.$/, '');
  const leads =
    target !== undefined &&
    listAt(target.config, 'Aliases').includes(bare) &&
    at(alias, 'HostedZoneId') === CLOUDFRONT_ZONE &&
    lasts === undefined &&
    records === undefined;
  return leads ? bare : undefined;
}
