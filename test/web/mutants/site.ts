import {
  add,
  allowing,
  first,
  idOf,
  type Mutant,
  type RawTemplate,
  remove,
  resource,
  statements,
} from '../../proofs/mutant';

const CLASSROOM = 'web classroom postgres nat-instance';
const PRODUCTION = 'web production mysql nat-gateway';
const OWN_NAME = 'web classroom under a name of its own';

const distribution = (template: RawTemplate) => resource(template, 'SiteDistribution').Properties['DistributionConfig'];
const wayIn = (template: RawTemplate) =>
  Object.values(template.Resources).find(({ Properties }) => Properties?.['SourcePrefixListId'])!.Properties;

/** CloudFront, what it leads to, and what it lets people see. */
export const siteMutants: readonly Mutant[] = [
  {
    fault: 'the load balancer takes requests from every address',
    rule: 'CloudFrontAloneComesIn',
    variant: PRODUCTION,
    change: (template) => {
      const rule = wayIn(template);
      delete rule['SourcePrefixListId'];
      rule['CidrIp'] = '0.0.0.0/0';
    },
  },
  {
    fault: 'the load balancer takes requests from the list of another region',
    rule: 'reach',
    variant: CLASSROOM,
    change: (template) => {
      wayIn(template)['SourcePrefixListId'] = 'pl-3b927c52';
    },
  },
  {
    fault: 'nothing lets CloudFront in at the load balancer',
    rule: 'reach',
    variant: CLASSROOM,
    change: (template) => {
      const [id] = Object.entries(template.Resources).find(([, { Properties }]) => Properties?.['SourcePrefixListId'])!;
      delete template.Resources[id];
    },
  },
  {
    fault: 'CloudFront may knock at every port of the load balancer',
    rule: 'reach',
    variant: PRODUCTION,
    change: (template) => {
      Object.assign(wayIn(template), { FromPort: 0, ToPort: 65_535 });
    },
  },
  {
    fault: 'the load balancer gets addresses on the internet',
    rule: 'entries',
    variant: PRODUCTION,
    change: (template) => {
      resource(template, 'ServersBalancer').Properties['Scheme'] = 'internet-facing';
    },
  },
  {
    fault: 'CloudFront looks for the load balancer on the internet',
    rule: 'ProgramsStandInsideTheNetwork',
    variant: CLASSROOM,
    change: (template) => {
      const [origin] = distribution(template)['Origins'];
      delete origin['VpcOriginConfig'];
      origin['CustomOriginConfig'] = { OriginProtocolPolicy: 'http-only' };
    },
  },
  {
    fault: 'any distribution of any account reads the static files',
    rule: 'admissions',
    variant: CLASSROOM,
    change: (template) => {
      delete allowing(template, 'StaticBucketPolicy', 's3:GetObject')['Condition'];
    },
  },
  {
    fault: 'any distribution of the account reads the static files',
    rule: 'admissions',
    variant: CLASSROOM,
    change: (template) => {
      allowing(template, 'StaticBucketPolicy', 's3:GetObject')['Condition'] = {
        StringEquals: { 'AWS:SourceAccount': { Ref: 'AWS::AccountId' } },
      };
    },
  },
  {
    fault: 'CloudFront may write static files too',
    rule: 'admissions',
    variant: PRODUCTION,
    change: (template) => {
      allowing(template, 'StaticBucketPolicy', 's3:GetObject')['Action'] = ['s3:GetObject', 's3:PutObject'];
    },
  },
  {
    fault: 'everybody reads the static files at the bucket itself',
    rule: 'admissions',
    variant: PRODUCTION,
    change: (template) => {
      statements(template, 'StaticBucketPolicy').push({
        Action: 's3:GetObject',
        Effect: 'Allow',
        Principal: '*',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [idOf(template, 'StaticBucket'), 'Arn'] }, '/*']] },
      });
    },
  },
  {
    fault: 'CloudFront asks for static files without a signature',
    rule: 'BucketsAnswerOneDistribution',
    variant: CLASSROOM,
    change: (template) => {
      resource(template, 'SiteStaticAccess').Properties['OriginAccessControlConfig'].SigningBehavior = 'never';
    },
  },
  {
    fault: 'pages of one person are kept for others',
    rule: 'CachesKeepNothingOfPeople',
    variant: CLASSROOM,
    change: (template) => {
      distribution(template)['DefaultCacheBehavior'].CachePolicyId = '658327ea-f89d-4fab-a63d-7e88639e58f6';
    },
  },
  {
    fault: 'errors are kept for others',
    rule: 'CachesKeepNothingOfPeople',
    variant: PRODUCTION,
    change: (template) => {
      delete distribution(template)['CustomErrorResponses'];
    },
  },
  {
    fault: 'people may come by plain HTTP',
    rule: 'ViewersUseHttps',
    variant: CLASSROOM,
    change: (template) => {
      distribution(template)['DefaultCacheBehavior'].ViewerProtocolPolicy = 'allow-all';
    },
  },
  {
    fault: 'static files come by plain HTTP',
    rule: 'ViewersUseHttps',
    variant: PRODUCTION,
    change: (template) => {
      distribution(template)['CacheBehaviors'][0].ViewerProtocolPolicy = 'allow-all';
    },
  },
  {
    fault: 'the application does not see by which name people came',
    rule: 'CachesKeepNothingOfPeople',
    variant: CLASSROOM,
    change: (template) => {
      delete distribution(template)['DefaultCacheBehavior'].OriginRequestPolicyId;
    },
  },
  {
    fault: 'nobody can post',
    rule: 'CachesKeepNothingOfPeople',
    variant: CLASSROOM,
    change: (template) => {
      distribution(template)['DefaultCacheBehavior'].AllowedMethods = ['GET', 'HEAD'];
    },
  },
  {
    fault: 'pages come without headers of security',
    rule: 'AnswersCarrySecurityHeaders',
    variant: CLASSROOM,
    change: (template) => {
      delete distribution(template)['DefaultCacheBehavior'].ResponseHeadersPolicyId;
    },
  },
  {
    fault: 'another site may show the page in a frame of its own',
    rule: 'AnswersCarrySecurityHeaders',
    variant: PRODUCTION,
    change: (template) => {
      delete resource(template, 'SiteHeaders').Properties['ResponseHeadersPolicyConfig'].SecurityHeadersConfig
        .FrameOptions;
    },
  },
  {
    fault: 'pages may run scripts of anywhere',
    rule: 'AnswersCarrySecurityHeaders',
    variant: PRODUCTION,
    change: (template) => {
      resource(template, 'SiteHeaders').Properties[
        'ResponseHeadersPolicyConfig'
      ].SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy =
        "default-src *; script-src * 'unsafe-inline'";
    },
  },
  {
    fault: 'CloudFront keeps connections longer than the load balancer',
    rule: 'EachWaitsLongerThanTheNext',
    variant: PRODUCTION,
    change: (template) => {
      distribution(template)['Origins'][0].VpcOriginConfig.OriginKeepaliveTimeout = 60;
      const attributes = resource(template, 'ServersBalancer').Properties['LoadBalancerAttributes'];
      attributes.find(({ Key }: { Key: string }) => Key === 'idle_timeout.timeout_seconds').Value = '55';
    },
  },
  {
    fault: 'CloudFront gives up before a server does',
    rule: 'EachWaitsLongerThanTheNext',
    variant: CLASSROOM,
    change: (template) => {
      distribution(template)['Origins'][0].VpcOriginConfig.OriginReadTimeout = 5;
    },
  },
  {
    fault: 'what publishes static files may write anywhere in the bucket',
    rule: 'roles',
    variant: CLASSROOM,
    change: (template) => {
      const put = allowing(template, 'StaticPublishHandlerRoleDefaultPolicy', 's3:PutObject');
      put['Resource'] = { 'Fn::Join': ['', [{ 'Fn::GetAtt': [idOf(template, 'StaticBucket'), 'Arn'] }, '/*']] };
    },
  },
  {
    fault: 'what publishes static files may read whatever was ever deployed',
    rule: 'roles',
    variant: CLASSROOM,
    change: (template) => {
      const get = allowing(template, 'StaticPublishHandlerRoleDefaultPolicy', 's3:GetObject');
      get['Resource'] = { 'Fn::Sub': 'arn:aws:s3:::cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}/*' };
    },
  },
  {
    fault: 'nobody rings when answers of servers are errors',
    rule: 'BalancersHaveAlarms',
    variant: CLASSROOM,
    change: (template) => {
      remove(template, 'ServersFailuresAlarm');
    },
  },
  {
    fault: 'the VPC origin bears a tag that may change',
    rule: 'VpcOriginsKeepTheirTags',
    variant: CLASSROOM,
    change: (template) => {
      first(template, 'AWS::CloudFront::VpcOrigin').Properties['Tags'].push({ Key: 'owner', Value: 'unassigned' });
    },
  },
  {
    fault: 'the group of the load balancer has more rules than a new account may give it',
    rule: 'RulesFitTheirGroups',
    variant: CLASSROOM,
    change: (template) => {
      const secure = { ...wayIn(template), FromPort: 443, ToPort: 443 };
      add(template, 'AWS::EC2::SecurityGroupIngress', secure);
    },
  },
  {
    fault: 'the site speaks an old TLS with whoever asks for its own name',
    rule: 'SitesHaveGoodCertificates',
    variant: OWN_NAME,
    change: (template) => {
      distribution(template)['ViewerCertificate'].MinimumProtocolVersion = 'TLSv1';
    },
  },
  {
    fault: 'the site is switched off',
    rule: 'SitesAreSwitchedOn',
    variant: CLASSROOM,
    change: (template) => {
      distribution(template)['Enabled'] = false;
    },
  },
];
