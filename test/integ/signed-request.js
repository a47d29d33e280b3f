// Stands before the code of a probe, which runs inline in a function: requests to the API of API_URL, signed with the credentials
// of its role (AWS Signature Version 4) by what Node.js brings along.
const { createHash, createHmac } = require('node:crypto');

const { API_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;

exports.ask = (method, path, body = '', more = {}) => {
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
  return fetch(url, { method, headers: { ...headers, ...more, authorization }, ...(body && { body }) });
};

const hash = (text) => createHash('sha256').update(text).digest('hex');
const mac = (key, text) => createHmac('sha256', key).update(text).digest();
