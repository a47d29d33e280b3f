import type { StackModel } from '../../model/template';
import type { Engine } from '../../tools/laptop/engine/engine';

/** A box of the picture: the construct that makes it, and what of the template is it. */
interface PicturePart {
  /** Files to read, by the variant that uses them. */
  readonly files: readonly string[];
  /** Types of its resources, the first the most telling, and which of their logical ids. */
  readonly types: readonly string[];
  readonly ids?: RegExp;
}

/** The boxes that lead to code; `page/parts.js` says the console's steps beside them. */
export const PICTURE_PARTS = {
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
} as const satisfies Readonly<Record<string, PicturePart>>;

/** What a click on a box shows: files, and the first resource of the running template that it stands for. */
export function describePart(
  name: string,
  { stack }: Pick<Engine, 'stack'>,
): { readonly files: readonly string[]; readonly resource?: object } | undefined {
  if (!Object.hasOwn(PICTURE_PARTS, name)) return undefined;
  const part: PicturePart = PICTURE_PARTS[name as keyof typeof PICTURE_PARTS];
  const resource = resourceOf(part, stack);
  return { files: part.files, ...(resource && { resource }) };
}

function resourceOf({ types, ids = /./ }: PicturePart, stack: StackModel): object | undefined {
  for (const type of types) {
    const found = [...stack.resources.values()].find((each) => each.type === type && ids.test(each.logicalId));
    if (found) return { [found.logicalId]: { Type: found.type, Properties: found.properties } };
  }
  return undefined;
}
