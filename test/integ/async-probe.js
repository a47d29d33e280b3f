// Submits a job as a caller would: signed with the credentials of its role, then asked for until it ends. Runs inline in a
// function, so the signature (AWS Signature Version 4) is made with what Node.js brings along.
const { createHash, createHmac } = require('node:crypto');

const { API_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
const JOB = JSON.stringify({ kind: 'bulk', csv: 'reference,account,amount\nA-1,4000,12.50\nA-2,4000,not-a-number\n' });

exports.handler = async () => {
  const unsigned = await fetch(`${API_URL}/jobs`, { method: 'POST', body: JOB });
  const submitted = await ask('POST', '/jobs', JOB);
  const { jobId } = await submitted.json();
  const job = await ended(`/jobs/${jobId}`);
  const link = job.result?.files?.[0]?.url;
  const file = link ? (await fetch(link)).status : 'no link';
  return { unsigned: unsigned.status, submitted: submitted.status, job: job.status, file };
};

async function ended(path) {
  for (;;) {
    const job = await (await ask('GET', path, '')).json();
    if (job.status === 'succeeded' || job.status === 'failed') return job;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

function ask(method, path, body) {
  const url = new URL(API_URL + path);
  const time = new Date().toISOString().replace(/[:-]|\.\d+/g, '');
  const headers = {
    'content-type': 'application/json',
    host: url.host,
    'x-amz-date': time,
    'x-amz-security-token': AWS_SESSION_TOKEN,
  };
  const signed = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const request = [method, url.pathname, '', lines.join(''), signed, hash(body)].join('\n');
  const scope = `${time.slice(0, 8)}/${AWS_REGION}/execute-api/aws4_request`;
  const key = scope.split('/').reduce((secret, part) => mac(secret, part), `AWS4${AWS_SECRET_ACCESS_KEY}`);
  const signature = mac(key, ['AWS4-HMAC-SHA256', time, scope, hash(request)].join('\n')).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${AWS_ACCESS_KEY_ID}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
  return fetch(url, { method, headers: { ...headers, authorization }, ...(body && { body }) });
}

const hash = (text) => createHash('sha256').update(text).digest('hex');
const mac = (key, text) => createHmac('sha256', key).update(text).digest();
