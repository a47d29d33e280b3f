/*
 * What relates two resources of a template, and what public tools therefore miss. Each rule is a function from a template
 * to the logical ids that break it, so that tests can break templates one fault at a time.
 */

export interface Rule {
  readonly name: string;
  /** What must hold. */
  readonly description: string;
  /** What to do where it does not. */
  readonly fix: string;
  /** Logical ids of the resources that break it. */
  readonly breaches: (template: TemplateJson) => readonly string[];
}

export interface TemplateJson {
  readonly Resources?: Readonly<Record<string, ResourceJson>>;
}

interface ResourceJson {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape
  readonly Properties?: Readonly<Record<string, any>>;
}

export const TEMPLATE_RULES: readonly Rule[] = [
  {
    name: 'VisibilityOutlastsRetries',
    description: 'A queue hides a message six times as long as its function may run, plus the batching window (A1)',
    fix: 'Raise the visibility timeout of the queue, or lower the time-out of the function',
    breaches: (template) =>
      mappedQueues(template)
        .filter(({ mapping, queue, handler }) => {
          const window = Number(mapping.MaximumBatchingWindowInSeconds ?? 0);
          return Number(queue.VisibilityTimeout ?? 30) < 6 * Number(handler.Timeout ?? 3) + window;
        })
        .map(({ id }) => id),
  },
  {
    name: 'BatchFitsTimeout',
    description: 'A batch in which every job takes all its time ends within 80 % of the time-out of the function (A5)',
    fix: 'Lower the batch size or JOB_SECONDS, or raise the time-out of the function',
    breaches: (template) =>
      mappedQueues(template)
        .filter(({ mapping, handler }) => {
          const jobSeconds = Number(handler.Environment?.Variables?.JOB_SECONDS ?? 0);
          return Number(mapping.BatchSize ?? 10) * jobSeconds > 0.8 * Number(handler.Timeout ?? 3);
        })
        .map(({ id }) => id),
  },
  {
    name: 'MappingReportsFailures',
    description:
      'A mapping of a queue reports each failed message by itself, and has a ceiling of concurrency (A2, A4)',
    fix: 'Set reportBatchItemFailures and maxConcurrency on the event source mapping',
    breaches: (template) =>
      mappedQueues(template)
        .filter(
          ({ mapping }) =>
            !mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ||
            mapping.ScalingConfig?.MaximumConcurrency === undefined,
        )
        .map(({ id }) => id),
  },
  {
    name: 'DeadLettersOutlastQueue',
    description: 'A queue gives up after five receives or more, to a queue that keeps messages longer (A3)',
    fix: 'Set maxReceiveCount to 5 or more and a longer retention on the dead-letter queue',
    breaches: (template) =>
      ofType(template, 'AWS::SQS::Queue')
        .filter(([, { RedrivePolicy: redrive, MessageRetentionPeriod: keeps }]) => {
          if (!redrive) return false;
          const deadLetters = referred(template, redrive.deadLetterTargetArn);
          return (
            Number(redrive.maxReceiveCount) < 5 ||
            Number(deadLetters?.MessageRetentionPeriod ?? FOUR_DAYS) <= Number(keeps ?? FOUR_DAYS)
          );
        })
        .map(([id]) => id),
  },
  {
    name: 'RecordsOutlastMessages',
    description: 'The record that a job was done outlives every message that could do it again (A10)',
    fix: 'Raise RECORD_TTL_DAYS above the retention of the queue and its dead-letter queue together',
    breaches: (template) => {
      const kept = ofType(template, 'AWS::SQS::Queue')
        .map(([, { MessageRetentionPeriod: keeps }]) => Number(keeps ?? FOUR_DAYS))
        .reduce((sum, seconds) => sum + seconds, 0);
      return ofType(template, 'AWS::Lambda::Function')
        .filter(([, { Environment }]) => {
          const days = Environment?.Variables?.RECORD_TTL_DAYS;
          return days !== undefined && Number(days) * DAY < kept;
        })
        .map(([id]) => id);
    },
  },
  {
    name: 'WorkersFitConnections',
    description: 'All workers together open at most 80 % of the connections of the database (A4, W14)',
    fix: 'Lower the concurrency of the mapping, or raise max_connections and the instance class',
    breaches: (template) => {
      const limits = ofType(template, 'AWS::RDS::DBParameterGroup')
        .map(([, { Parameters }]) => Parameters?.max_connections)
        .filter((limit) => limit !== undefined);
      if (limits.length === 0) return [];
      const connections = Math.min(...limits.map(Number));
      return mappedQueues(template)
        .filter(({ mapping, handler }) => {
          const perWorker = handler.Environment?.Variables?.DATABASE_HOST ? CONNECTIONS_PER_WORKER : 0;
          return Number(mapping.ScalingConfig?.MaximumConcurrency ?? 1000) * perWorker > 0.8 * connections;
        })
        .map(({ id }) => id);
    },
  },
  {
    name: 'ServicesActForUsOnly',
    description: 'A resource that lets an AWS service in says for which source, or for which account (X4)',
    fix: 'Add a condition on aws:SourceArn or aws:SourceAccount, or SourceArn to the Lambda permission',
    breaches: (template) => [
      ...POLICY_TYPES.flatMap((type) => ofType(template, type))
        .filter(([, { PolicyDocument, KeyPolicy }]) => statements(PolicyDocument ?? KeyPolicy).some(isOpenToServices))
        .map(([id]) => id),
      ...ofType(template, 'AWS::Lambda::Permission')
        .filter(
          ([, { Principal, SourceArn, SourceAccount }]) =>
            String(Principal).endsWith('.amazonaws.com') && !SourceArn && !SourceAccount,
        )
        .map(([id]) => id),
    ],
  },
];

const DAY = 86_400;
/** What SQS keeps a message when nothing is said. */
const FOUR_DAYS = 4 * DAY;
/** Largest pool of a handler, see RESULTS_DATABASE of the async pattern. */
const CONNECTIONS_PER_WORKER = 2;
const POLICY_TYPES = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::KMS::Key'];

type Properties = NonNullable<ResourceJson['Properties']>;

interface MappedQueue {
  /** Logical id of the event source mapping. */
  readonly id: string;
  readonly mapping: Properties;
  readonly queue: Properties;
  readonly handler: Properties;
}

function mappedQueues(template: TemplateJson): MappedQueue[] {
  return ofType(template, 'AWS::Lambda::EventSourceMapping').flatMap(([id, mapping]) => {
    const queue = referred(template, mapping.EventSourceArn, 'AWS::SQS::Queue');
    const handler = referred(template, mapping.FunctionName, 'AWS::Lambda::Function');
    return queue && handler ? [{ id, mapping, queue, handler }] : [];
  });
}

function ofType({ Resources = {} }: TemplateJson, type: string): [id: string, properties: Properties][] {
  return Object.entries(Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, { Properties = {} }]) => [id, Properties]);
}

/** The resource behind `Ref` or `Fn::GetAtt`, or undefined when it is of another type or another stack. */
function referred({ Resources = {} }: TemplateJson, value: unknown, type?: string): Properties | undefined {
  const { Ref: ref, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: string[] };
  const resource = Resources[ref ?? attribute?.[0] ?? ''];
  return resource && (type === undefined || resource.Type === type) ? (resource.Properties ?? {}) : undefined;
}

interface Statement {
  readonly Effect: string;
  readonly Principal?: string | { readonly Service?: string | readonly string[] };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function statements(document: { Statement?: Statement | Statement[] } | undefined): Statement[] {
  return [document?.Statement ?? []].flat();
}

function isOpenToServices({ Effect, Principal, Condition = {} }: Statement): boolean {
  const services = typeof Principal === 'object' ? [Principal.Service ?? []].flat() : [];
  const conditionKeys = Object.values(Condition).flatMap((keys) => Object.keys(keys).map((key) => key.toLowerCase()));
  const isBound = conditionKeys.some((key) => key === 'aws:sourcearn' || key === 'aws:sourceaccount');
  return Effect === 'Allow' && services.length > 0 && !isBound;
}
