import { first, type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';

const jobs = (template: RawTemplate) => resource(template, 'QueueJobs').Properties;
const deadLetters = (template: RawTemplate) => resource(template, 'QueueDeadLetters').Properties;
const mapping = (template: RawTemplate) => first(template, 'AWS::Lambda::EventSourceMapping').Properties;

/** What happens to messages: when they come back, when they are given up, what is remembered of them. */
export const queueMutants: readonly Mutant[] = [
  {
    fault: 'a message comes back while its function still runs',
    rule: 'VisibilityOutlastsRetries',
    variant: DEFAULT,
    change: (template) => {
      jobs(template)['VisibilityTimeout'] = 60;
    },
  },
  {
    fault: 'a message stays hidden just as long as its function may run',
    rule: 'VisibilityOutlastsRetries',
    variant: DEFAULT,
    change: (template) => {
      jobs(template)['VisibilityTimeout'] = 300;
    },
  },
  {
    fault: 'one bad message sends the whole batch back',
    rule: 'MappingReportsFailures',
    variant: DEFAULT,
    change: (template) => {
      delete mapping(template)['FunctionResponseTypes'];
    },
  },
  {
    fault: 'the queue has no dead-letter queue',
    rule: 'QueuesGiveUp',
    variant: DEFAULT,
    change: (template) => {
      delete jobs(template)['RedrivePolicy'];
    },
  },
  {
    fault: 'a message is given up after one receive',
    rule: 'QueuesGiveUp',
    variant: DEFAULT,
    change: (template) => {
      jobs(template)['RedrivePolicy'].maxReceiveCount = 1;
    },
  },
  {
    fault: 'dead letters are gone after four days',
    rule: 'DeadLettersOutlastQueue',
    variant: DEFAULT,
    change: (template) => {
      deadLetters(template)['MessageRetentionPeriod'] = 345_600;
    },
  },
  {
    fault: 'any queue may use the dead-letter queue',
    rule: 'DeadLettersOutlastQueue',
    variant: DEFAULT,
    change: (template) => {
      deadLetters(template)['RedriveAllowPolicy'] = { redrivePermission: 'allowAll' };
    },
  },
  {
    fault: 'functions start without a ceiling',
    rule: 'MappingHasCeiling',
    variant: DEFAULT,
    change: (template) => {
      delete mapping(template)['ScalingConfig'];
    },
  },
  {
    fault: 'a batch takes longer than its function has',
    rule: 'BatchFitsTimeout',
    variant: DEFAULT,
    change: (template) => {
      mapping(template)['BatchSize'] = 10;
    },
  },
  {
    fault: 'the largest message is whatever the service says today',
    rule: 'QueuesStateTheirLargestMessage',
    variant: DEFAULT,
    change: (template) => {
      delete jobs(template)['MaximumMessageSize'];
    },
  },
  {
    fault: 'a job is forgotten before its message is gone, so that a redrive mails twice',
    rule: 'RecordsOutlastMessages',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'SubmitJobHandlerFunction').Properties['Environment'].Variables.RECORD_TTL_DAYS = '3';
    },
  },
  {
    fault: 'records of jobs pile up for ever',
    rule: 'RecordsExpire',
    variant: DEFAULT,
    change: (template) => {
      delete first(template, 'AWS::DynamoDB::GlobalTable').Properties['TimeToLiveSpecification'];
    },
  },
  {
    fault: 'a queue is not encrypted',
    rule: 'QueuesAreEncrypted',
    variant: DEFAULT,
    change: (template) => {
      delete jobs(template)['SqsManagedSseEnabled'];
    },
  },
];
