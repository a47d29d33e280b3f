import type { UploadSettings } from '../../../lib/upload/settings';
import {
  BUCKET_EMPTIER,
  emptiedBy,
  forOwnAccount,
  GROUP_CLOSER,
  recordsAccess,
  takenBy,
} from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { API_FUNCTIONS, hasServers, idOfRoute, isRegional, ROUTES, recordedBuckets } from './shape';

/** Whom the policies of resources and the trust of roles let in. */
export function admissions({ settings, mode, region }: Chosen<UploadSettings>): Record<string, readonly string[]> {
  const emptied = (bucket: string) => (mode.keepData ? [] : emptiedBy('upload', bucket));
  const servers = hasServers(settings);
  const served = ['Files', 'Page', ...(isRegional(settings) ? ['Variants'] : [])];
  return {
    AlarmsTopicPolicy: ['cloudwatch.amazonaws.com: sns:Publish upload-alarmstopic', forOwnAccount('sns:Publish')],
    AccessLogsBucketPolicy: [
      ...recordedBuckets(settings).flatMap((bucket) => recordsAccess('upload', 'AccessLogsBucket', bucket)),
      ...emptied('AccessLogsBucket'),
    ],
    // The bucket's own ARN would be a circle, so S3 says for which account it brings news.
    ArrivalsNewsPolicy: ['s3.amazonaws.com: sqs:SendMessage upload-arrivalsnews', forOwnAccount('sqs:SendMessage')],
    // Nobody reads the quarantine by its policy, and least of all CloudFront.
    ...(!mode.keepData && { QuarantineBucketPolicy: emptied('QuarantineBucket') }),
    ...Object.fromEntries(
      served.map((name) => [
        `${name}BucketPolicy`,
        [
          `cloudfront.amazonaws.com: s3:GetObject upload-${name.toLowerCase()}bucket/any`,
          `Allow s3:GetObject: if StringEquals AWS:SourceArn ${SITE}`,
          ...emptied(`${name}Bucket`),
        ],
      ]),
    ),
    ...(isRegional(settings) && calledByCloudFront(settings)),
    ...(servers
      ? {
          ApiAccessLogsBucketPolicy: [
            'logdelivery.elasticloadbalancing.amazonaws.com: s3:PutObject upload-apiaccesslogsbucket/AWSLogs/111122223333/any',
            forOwnAccount(
              's3:PutObject',
              `ArnLike aws:SourceArn arn:aws:elasticloadbalancing:${region}:111122223333:loadbalancer/*`,
            ),
            ...emptied('ApiAccessLogsBucket'),
          ],
          ApiNetworkFlowLogWriter: ['vpc-flow-logs.amazonaws.com', forOwnAccount('sts:AssumeRole')],
        }
      : Object.fromEntries(API_FUNCTIONS.map((name) => calledByApi(name, region)))),
    ...takenBy('lambda', [
      'CheckHandlerRole',
      'PagePublishHandlerRole',
      'PagePublishProviderRole',
      ...(servers ? [`${GROUP_CLOSER}Role`] : API_FUNCTIONS.map((name) => `ApiFunctions${name}Role`)),
      ...(isRegional(settings) ? ['ImagesHandlerRole'] : []),
      ...(mode.keepData ? [] : [`${BUCKET_EMPTIER}Role`]),
    ]),
    ...takenBy('ec2', [
      ...(servers ? ['ApiServersRole'] : []),
      ...(servers && !mode.highlyAvailable ? ['ApiNetworkVpcNatRole'] : []),
    ]),
  };
}

const SITE = 'arn:aws:cloudfront::111122223333:distribution/upload-sitedistribution';

/** The one distribution may call what makes images, by its address alone. */
function calledByCloudFront({ signIn }: UploadSettings): Record<string, readonly string[]> {
  // The page, files and images come first; without a way to the API there is one origin less.
  const origin = `SiteDistributionOrigin${signIn === 'iam' ? 3 : 4}`;
  const by = (action: string) => `cloudfront.amazonaws.com: ${action} upload-imageshandlerfunctionfunctionurl`;
  return {
    [`${origin}InvokeFromApiForUpload${origin}`]: [
      by('lambda:InvokeFunctionUrl'),
      `Allow lambda:InvokeFunctionUrl: if ArnLike aws:SourceArn ${SITE}`,
    ],
    [`${origin}InvokeFunctionFromCloudFrontForUpload${origin}`]: [
      by('lambda:InvokeFunction'),
      `Allow lambda:InvokeFunction: if ArnLike aws:SourceArn ${SITE} and Bool lambda:InvokedViaFunctionUrl true`,
    ],
  };
}

function calledByApi(name: (typeof API_FUNCTIONS)[number], region: string): [string, string[]] {
  const route = ROUTES[name];
  const source = `arn:aws:execute-api:${region}:111122223333:upload-api/*/*${route.split(' ')[1]}`;
  return [
    `${idOfRoute(route)}${name}Permission`,
    [
      `apigateway.amazonaws.com: lambda:InvokeFunction function:upload-apifunctions${name.toLowerCase()}function`,
      `Allow lambda:InvokeFunction: if ArnLike aws:SourceArn ${source}`,
    ],
  ];
}
