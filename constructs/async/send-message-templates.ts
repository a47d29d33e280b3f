import { API_PROBLEMS, type ApiProblemCode } from '../../lib/async/domain/api-problems';
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
  problemText('invalid-idempotency-key'),
  '#elseif($input.body.indexOf("must be shorter") > -1)',
  `#set($context.responseOverride.status = ${API_PROBLEMS['request-too-large'].status})`,
  problemText('request-too-large'),
  '#else',
  problemText('unqueueable-body'),
  '#end',
].join('');

/** RFC 9457 problem details, as lib/shared/api-reply.ts makes them. In English: a gateway response cannot choose by a header. */
export function problemText(code: ApiProblemCode): string {
  const { status, title, detail } = API_PROBLEMS[code];
  return JSON.stringify({ type: 'about:blank', status, code, title: title.en, detail: detail.en });
}

function attribute(number: number, name: string, value: string): Record<string, string> {
  const prefix = `MessageAttribute.${number}`;
  return {
    [`${prefix}.Name`]: name,
    [`${prefix}.Value.DataType`]: 'String',
    [`${prefix}.Value.StringValue`]: value,
  };
}
