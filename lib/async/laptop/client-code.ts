import type { ClientAccess } from '../../tools/laptop/desk/client-access';
import type { Submission } from './submitted-jobs';

/** A job that was sent, and where a program of this machine sends one. */
export interface ClientCodeProps {
  /** Address of the API, without a slash at its end. */
  readonly api: string;
  readonly access: ClientAccess;
  readonly filesBucket: string;
  readonly workQueueUrl: string;
  readonly submission: Submission;
  /** Headers that say who sends it; on AWS the signature does. */
  readonly userHeaders: Readonly<Record<string, string>>;
}

/** The same job by curl, for bash and zsh: sent again with its key, then read. */
export function asCurl({ api, submission, userHeaders }: ClientCodeProps): string {
  const { jobId, idempotencyKey, body } = submission;
  const key = idempotencyKey && { 'Idempotency-Key': idempotencyKey };
  const headers = (given: object) =>
    Object.entries(given).map(([name, value]) => ` \\\n  -H ${quoted(`${name}: ${value}`)}`);
  const end = endOf(body);
  return [
    `curl -sS ${quoted(`${api}/jobs`)}${headers({ 'Content-Type': 'application/json', ...key, ...userHeaders }).join('')} \\`,
    // By standard input: a body may be longer than a command line.
    `  --data-binary @- <<'${end}'`,
    body,
    end,
    `curl -sS ${quoted(`${api}/jobs/${encodeURIComponent(jobId)}`)}${headers(userHeaders).join('')}`,
    '',
  ].join('\n');
}

/** The same job from Python, with boto3: signed as AWS wants it, so that other addresses and keys make it a client of AWS. */
export function asBoto3({ api, access, submission, userHeaders, ...at }: ClientCodeProps): string {
  const { environment } = access;
  const { idempotencyKey, body } = submission;
  const headers = {
    'Content-Type': 'application/json',
    ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
  };
  return `import json
import time
import urllib.request

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest

API = ${python(api)}
BUCKET = ${python(at.filesBucket)}
QUEUE = ${python(at.workQueueUrl)}
REQUEST = ${python(body)}

session = boto3.Session(
    aws_access_key_id=${python(environment['AWS_ACCESS_KEY_ID']!)},
    aws_secret_access_key=${python(environment['AWS_SECRET_ACCESS_KEY']!)},
    region_name=${python(environment['AWS_DEFAULT_REGION']!)},
)
s3 = session.client("s3", endpoint_url=${python(environment['AWS_ENDPOINT_URL_S3']!)})
sqs = session.client("sqs", endpoint_url=${python(environment['AWS_ENDPOINT_URL_SQS']!)})


def call(method, path, headers, body=None):
    request = AWSRequest(method, API + path, headers=headers, data=body)
    SigV4Auth(session.get_credentials(), "execute-api", session.region_name).add_auth(request)
    request = urllib.request.Request(API + path, body, dict(request.headers), method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


key = json.loads(REQUEST).get("key")
if key:
    print(key, s3.head_object(Bucket=BUCKET, Key=key)["ContentLength"], "bytes")
job = call("POST", "/jobs", ${python({ ...headers, ...userHeaders })}, REQUEST.encode())
print(job)
while job["status"] not in ("succeeded", "failed"):
    waiting = sqs.get_queue_attributes(QueueUrl=QUEUE, AttributeNames=["ApproximateNumberOfMessages"])
    print(job["status"], waiting["Attributes"])
    time.sleep(1)
    job = call("GET", "/jobs/" + job["jobId"], ${python(userHeaders)})
print(json.dumps(job, indent=2, ensure_ascii=False))
`;
}

/** What JSON calls a string or an object of strings is one to Python too. */
function python(value: string | object): string {
  return JSON.stringify(value);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A word that ends the body, and is no line of it. */
function endOf(body: string): string {
  const lines = new Set(body.split('\n'));
  let end = 'JSON';
  while (lines.has(end)) end += '_';
  return end;
}
