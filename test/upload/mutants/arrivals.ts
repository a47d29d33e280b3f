import { allowing, arnOf, idOf, type Mutant, type RawTemplate, resource, statements } from '../../proofs/mutant';

const CLASSROOM = 'upload classroom edge';
const PRODUCTION = 'upload production regional servers';

const quarantine = (template: RawTemplate) => resource(template, 'QuarantineBucket');
const told = (template: RawTemplate) =>
  quarantine(template).Properties['NotificationConfiguration'].QueueConfigurations[0];
const cors = (template: RawTemplate) => quarantine(template).Properties['CorsConfiguration'].CorsRules[0];

/** What comes from strangers: the quarantine, who hears of it, and who could reach into it. */
export const arrivalMutants: readonly Mutant[] = [
  {
    fault: 'whoever looks at files hears of the ones it has refused',
    rule: 'NewsFeedsNothingBack',
    variant: CLASSROOM,
    change: (template) => {
      delete told(template)['Filter'];
    },
  },
  {
    fault: 'whoever looks at files hears of what is under rejected/',
    rule: 'NewsFeedsNothingBack',
    variant: PRODUCTION,
    change: (template) => {
      told(template)['Filter'].S3Key.Rules = [{ Name: 'prefix', Value: 'rejected/' }];
    },
  },
  {
    fault: 'the quarantine is made before its queue lets it bring news',
    rule: 'NewsIsLetIn',
    variant: CLASSROOM,
    change: (template) => {
      delete quarantine(template).DependsOn;
    },
  },
  {
    fault: 'S3 brings the queue news of anybody’s buckets',
    rule: 'admissions',
    variant: CLASSROOM,
    change: (template) => {
      delete allowing(template, 'ArrivalsNewsPolicy', 'sqs:SendMessage')['Condition'];
    },
  },
  {
    fault: 'CloudFront serves what nobody has looked at',
    rule: 'WhatCameIsNotServed',
    variant: CLASSROOM,
    change: (template) => {
      const { Origins: origins } = resource(template, 'SiteDistribution').Properties['DistributionConfig'];
      const name = { 'Fn::GetAtt': [idOf(template, 'QuarantineBucket'), 'RegionalDomainName'] };
      origins.find((origin: { S3OriginConfig?: unknown }) => origin.S3OriginConfig)['DomainName'] = name;
    },
  },
  {
    fault: 'CloudFront may read what nobody has looked at',
    rule: 'WhatCameIsNotServed',
    variant: CLASSROOM,
    change: (template) => {
      statements(template, 'QuarantineBucketPolicy').push({
        Action: 's3:GetObject',
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Resource: { 'Fn::Join': ['', [arnOf(template, 'QuarantineBucket'), '/*']] },
      });
    },
  },
  {
    fault: 'any page may send files with forms that it was given',
    rule: 'FormsComeFromOnePage',
    variant: CLASSROOM,
    change: (template) => {
      cors(template)['AllowedOrigins'] = ['*'];
    },
  },
  {
    fault: 'pages may put files without a form',
    rule: 'FormsComeFromOnePage',
    variant: PRODUCTION,
    change: (template) => {
      cors(template)['AllowedMethods'].push('PUT');
    },
  },
  {
    fault: 'browsers remember for a day which pages may send files',
    rule: 'FormsComeFromOnePage',
    variant: CLASSROOM,
    change: (template) => {
      cors(template)['MaxAge'] = 86_400;
    },
  },
  {
    fault: 'a page beside the own one may send files',
    rule: 'origins',
    variant: PRODUCTION,
    change: (template) => {
      cors(template)['AllowedOrigins'].push('https://example.com');
    },
  },
  {
    fault: 'a form puts files among those that are served',
    rule: 'roles',
    variant: CLASSROOM,
    change: (template) => {
      allowing(template, 'ApiFunctionsIssueRoleDefaultPolicy', 's3:PutObject')['Resource'] = {
        'Fn::Join': ['', [arnOf(template, 'FilesBucket'), '/*']],
      };
    },
  },
  {
    fault: 'refused files stay for a year',
    rule: 'retention',
    variant: PRODUCTION,
    change: (template) => {
      const { Rules: rules } = quarantine(template).Properties['LifecycleConfiguration'];
      rules.find(({ Prefix }: { Prefix?: string }) => Prefix === 'rejected/')['ExpirationInDays'] = 365;
    },
  },
  {
    fault: 'what checks files is told of another largest image',
    rule: 'environment',
    variant: CLASSROOM,
    change: (template) => {
      resource(template, 'CheckHandlerFunction').Properties['Environment'].Variables.MAX_IMAGE_BYTES = '1';
    },
  },
];
