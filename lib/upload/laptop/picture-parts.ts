import type { PicturePart } from '../../tools/laptop/desk/picture-part';

/** The boxes that lead to code; the page's texts say the console's steps beside them. */
export const PICTURE_PARTS: Readonly<Record<string, PicturePart>> = {
  api: {
    files: ['constructs/upload/functions-front.ts', 'constructs/upload/upload-api.ts'],
    types: ['AWS::ApiGatewayV2::Api', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
  },
  quarantine: {
    files: ['constructs/upload/quarantine.ts'],
    types: ['AWS::S3::Bucket'],
    ids: /^Quarantine/,
  },
  arrivals: {
    files: ['constructs/upload/arrivals.ts'],
    types: ['AWS::SQS::Queue'],
    ids: /^Arrivals(?!.*Dead)/,
  },
  check: {
    files: ['constructs/upload/upload-checker.ts', 'lib/upload/handlers/validate-upload.ts'],
    types: ['AWS::Lambda::Function'],
    ids: /^Check/,
  },
  files: {
    files: ['constructs/upload/served-files.ts'],
    types: ['AWS::S3::Bucket'],
    ids: /^Files/,
  },
  site: {
    files: ['constructs/upload/upload-site.ts', 'constructs/upload/edge-delivery.ts'],
    types: ['AWS::CloudFront::Distribution'],
  },
};
