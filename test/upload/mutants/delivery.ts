import { allowing, arnOf, first, type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const EDGE = 'upload classroom edge';
const REGIONAL = 'upload classroom regional services';

const behavior = (template: RawTemplate, path: string) =>
  resource(template, 'SiteDistribution').Properties['DistributionConfig'].CacheBehaviors.find(
    ({ PathPattern }: { PathPattern: string }) => PathPattern === path,
  );

/** How images and files come back. */
export const deliveryMutants: readonly Mutant[] = [
  {
    fault: 'the check of files may be run at the edge, variables and all',
    rule: 'EdgeFunctionsKeepTheirLimits',
    variant: EDGE,
    change: (template) => {
      const [statement] = resource(template, 'CheckHandlerRole').Properties['AssumeRolePolicyDocument'].Statement;
      statement['Principal'] = { Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] };
    },
  },
  {
    fault: 'images are made for every request, before the cache is asked',
    rule: 'EdgeCodeHasAVersion',
    variant: EDGE,
    change: (template) => {
      behavior(template, '/images/*')['LambdaFunctionAssociations'][0]['EventType'] = 'viewer-request';
    },
  },
  {
    fault: 'CloudFront is given code of another region',
    rule: 'EdgeCodeHasAVersion',
    variant: EDGE,
    change: (template) => {
      const [association] = behavior(template, '/images/*')['LambdaFunctionAssociations'];
      association['LambdaFunctionARN'] = 'arn:aws:lambda:ap-southeast-2:111122223333:function:images:1';
    },
  },
  {
    fault: 'code at the edge is handed the bodies of requests',
    rule: 'EdgeCodeHasAVersion',
    variant: EDGE,
    change: (template) => {
      behavior(template, '/images/*')['LambdaFunctionAssociations'][0]['IncludeBody'] = true;
    },
  },
  {
    fault: 'the function before the cache is written for the old runtime',
    rule: 'CloudFrontFunctionsFit',
    variant: EDGE,
    change: (template) => {
      first(template, 'AWS::CloudFront::Function').Properties['FunctionConfig'].Runtime = 'cloudfront-js-1.0';
    },
  },
  {
    fault: 'the function before the cache outgrows its ten kilobytes',
    rule: 'CloudFrontFunctionsFit',
    variant: REGIONAL,
    change: (template) => {
      first(template, 'AWS::CloudFront::Function').Properties['FunctionCode'] += ' '.repeat(10_240);
    },
  },
  {
    fault: 'every spelling of a size has an image made of its own at the edge',
    rule: 'WhatIsMadeIsAskedForInFewWays',
    variant: EDGE,
    change: (template) => {
      delete behavior(template, '/images/*')['FunctionAssociations'];
    },
  },
  {
    fault: 'every spelling of a size has an image made of its own in the region',
    rule: 'WhatIsMadeIsAskedForInFewWays',
    variant: REGIONAL,
    change: (template) => {
      delete behavior(template, '/images/*')['FunctionAssociations'];
    },
  },
  {
    fault: 'images are kept by whatever stands behind the question mark',
    rule: 'CachesKeepNothingOfPeople',
    variant: REGIONAL,
    change: (template) => {
      const { Properties } = first(template, 'AWS::CloudFront::CachePolicy');
      const key = Properties['CachePolicyConfig'].ParametersInCacheKeyAndForwardedToOrigin;
      key.QueryStringsConfig = { QueryStringBehavior: 'all' };
    },
  },
  {
    fault: 'everybody may have images made, past CloudFront',
    rule: 'SignedAddressesAreCloudFronts',
    variant: REGIONAL,
    change: (template) => {
      first(template, 'AWS::Lambda::Url').Properties['AuthType'] = 'NONE';
    },
  },
  {
    fault: 'CloudFront has one of the two permissions that a signed address takes',
    rule: 'SignedAddressesAreCloudFronts',
    variant: REGIONAL,
    change: (template) => {
      const [id] = Object.entries(template.Resources).find(
        ([, { Properties }]) => Properties?.['InvokedViaFunctionUrl'] === true,
      )!;
      delete template.Resources[id];
    },
  },
  {
    fault: 'any distribution may have images made',
    rule: 'admissions',
    variant: REGIONAL,
    change: (template) => {
      const permissions = Object.values(template.Resources).filter(
        ({ Properties }) => Properties?.['Principal'] === 'cloudfront.amazonaws.com',
      );
      for (const { Properties } of permissions) delete Properties['SourceArn'];
    },
  },
  {
    fault: 'files of people are served without headers of the stack',
    rule: 'AnswersCarrySecurityHeaders',
    variant: EDGE,
    change: (template) => {
      delete behavior(template, '/files/*')['ResponseHeadersPolicyId'];
    },
  },
  {
    fault: 'files of people come with what the page may run',
    rule: 'WhatCameIsInert',
    variant: EDGE,
    change: (template) => {
      const page = resource(template, 'SiteDistribution').Properties['DistributionConfig'].DefaultCacheBehavior;
      behavior(template, '/files/*')['ResponseHeadersPolicyId'] = page['ResponseHeadersPolicyId'];
    },
  },
  {
    fault: 'files of people may open windows',
    rule: 'WhatCameIsInert',
    variant: REGIONAL,
    change: (template) => {
      const policy = resource(template, 'SiteFileHeaders').Properties['ResponseHeadersPolicyConfig'];
      const { ContentSecurityPolicy: content } = policy.SecurityHeadersConfig;
      content.ContentSecurityPolicy = content.ContentSecurityPolicy.replace('sandbox', 'sandbox allow-popups');
    },
  },
  {
    fault: 'CloudFront asks the API in plain text',
    rule: 'ProgramsStandInsideTheNetwork',
    variant: EDGE,
    change: (template) => {
      const { Origins: origins } = resource(template, 'SiteDistribution').Properties['DistributionConfig'];
      const origin = origins.find((each: { CustomOriginConfig?: unknown }) => each.CustomOriginConfig);
      origin['CustomOriginConfig'].OriginProtocolPolicy = 'match-viewer';
    },
  },
  {
    fault: 'what makes images at the edge reads every file',
    rule: 'roles',
    variant: EDGE,
    change: (template) => {
      allowing(template, 'ImagesOriginals', 's3:GetObject')['Resource'] = {
        'Fn::Join': ['', [arnOf(template, 'FilesBucket'), '/*']],
      };
    },
  },
];
