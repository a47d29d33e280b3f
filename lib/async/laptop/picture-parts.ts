import type { PicturePart } from '../../tools/laptop/desk/picture-part';

/** The boxes that lead to code; the page's texts say the console's steps beside them. */
export const PICTURE_PARTS: Readonly<Record<string, PicturePart>> = {
  client: { files: ['constructs/async/job-submitters.ts'], types: ['AWS::IAM::Group', 'AWS::IAM::ManagedPolicy'] },
  api: {
    files: [
      'constructs/async/http-job-api.ts',
      'constructs/async/direct-job-api.ts',
      'constructs/async/job-servers.ts',
    ],
    types: [
      'AWS::ApiGatewayV2::Route',
      'AWS::ApiGateway::Method',
      'AWS::ApiGatewayV2::Api',
      'AWS::ApiGateway::RestApi',
    ],
  },
  queue: { files: ['constructs/async/job-queue.ts'], types: ['AWS::SQS::Queue'], ids: /^(?!.*Dead)/ },
  worker: {
    files: ['constructs/async/lambda-worker.ts', 'constructs/async/ec2-worker.ts'],
    types: ['AWS::Lambda::EventSourceMapping', 'AWS::AutoScaling::AutoScalingGroup'],
  },
  results: {
    files: ['constructs/async/job-files.ts', 'constructs/async/results-database.ts'],
    types: ['AWS::RDS::DBInstance', 'AWS::S3::Bucket'],
    ids: /^(?!.*AccessLogs)/,
  },
  uploads: { files: ['constructs/async/job-files.ts'], types: ['AWS::S3::Bucket'], ids: /^(?!.*AccessLogs)/ },
  table: { files: ['constructs/async/job-store.ts'], types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'] },
  dead: { files: ['constructs/async/job-queue.ts'], types: ['AWS::SQS::Queue'], ids: /Dead/ },
  outbox: { files: ['constructs/async/job-mail.ts'], types: ['AWS::SES::EmailIdentity', 'AWS::SES::Template'] },
};
