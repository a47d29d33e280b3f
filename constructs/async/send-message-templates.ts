import { JOB_ID_PATTERN } from '../../lib/async/domain/job-id';
import { MESSAGE_ATTRIBUTES } from '../../lib/async/domain/message-attributes';

/*
 * The mapping templates (VTL) between `POST /jobs` and the SQS call SendMessage.
 *
 * Every value goes through urlEncode: the call is a form, and a body with an `&` would otherwise add parameters of its own
 * (A7). Owner and type are set here, from the signature of the request, so no client can choose them. The lines are joined
 * without line breaks, because a break before `Action` would become part of its name.
 */

/** Header names come as the client wrote them, and HTTP/2 clients write them small. */
const READ_JOB_ID = [
  '#set($jobId = "")',
  '#foreach($name in $input.params().header.keySet())',
  '#if($name.toLowerCase() == "idempotency-key")#set($jobId = $input.params().header.get($name))#end',
  // In braces, or the word that follows would be read as part of the directive's name.
  '#{end}',
];

const MESSAGE = {
  MessageBody: '$util.urlEncode($input.body)',
  // Fair queues: a caller with a thousand jobs does not keep the others waiting.
  MessageGroupId: '$util.urlEncode($context.identity.caller)',
  ...attribute(1, MESSAGE_ATTRIBUTES.jobId, '$util.urlEncode($jobId)'),
  ...attribute(2, MESSAGE_ATTRIBUTES.owner, '$util.urlEncode($context.identity.caller)'),
  ...attribute(3, MESSAGE_ATTRIBUTES.type, 'job'),
};

/** A key that cannot name a job leaves the body out: SQS then answers MissingParameter, and nothing is queued. */
export const SEND_MESSAGE_TEMPLATE = [
  ...READ_JOB_ID,
  'Action=SendMessage',
  `#if($jobId.matches('${JOB_ID_PATTERN}'))`,
  ...Object.entries(MESSAGE).map(([name, value]) => `&${name}=${value}`),
  '#end',
].join('');

/** SQS took the message: 202, and where to ask for the job. */
export const ACCEPTED_TEMPLATE = [
  ...READ_JOB_ID,
  '#set($context.responseOverride.header.Location = "$context.path/$jobId")',
  '{"jobId":"$jobId","status":"queued","statusUrl":"/jobs/$jobId"}',
].join('');

/** SQS refused the message: which of the client's mistakes it was. */
export const REFUSED_TEMPLATE = [
  '#if($input.body.indexOf("MissingParameter") > -1)',
  problem(
    400,
    'invalid-idempotency-key',
    'The header Idempotency-Key cannot name a job.',
    `Send 8 to 64 letters, digits, _ or -, for example a UUID.`,
  ),
  '#elseif($input.body.indexOf("must be shorter") > -1)',
  '#set($context.responseOverride.status = 413)',
  problem(
    413,
    'request-too-large',
    'The job is larger than a message can be.',
    'Upload the data to S3 and send its key.',
  ),
  '#else',
  problem(
    400,
    'invalid-body',
    'The queue cannot hold this body.',
    'Send JSON in UTF-8 without characters that XML forbids.',
  ),
  '#end',
].join('');

/** SQS did not answer, or refused API Gateway itself: the same request may succeed later. */
export const UNAVAILABLE_TEMPLATE = problem(
  503,
  'queue-unavailable',
  'The job could not be queued.',
  'Send the same request again, with the same Idempotency-Key.',
);

/** RFC 9457 problem details, as lib/shared/problem.ts makes them. */
export function problem(status: number, code: string, title: string, detail: string): string {
  return JSON.stringify({ type: 'about:blank', status, code, title, detail });
}

function attribute(number: number, name: string, value: string): Record<string, string> {
  const prefix = `MessageAttribute.${number}`;
  return {
    [`${prefix}.Name`]: name,
    [`${prefix}.Value.DataType`]: 'String',
    [`${prefix}.Value.StringValue`]: value,
  };
}
