import { call } from '/desk/call.js';
import { currentLanguage } from '/desk/texts.js';

/** Calls: what begins with api/ is the stack's own API, what begins with laptop/ does what an operator does by hand. */

export function newKey() {
  // Not randomUUID: browsers have it on localhost and https only, and a projector's may show an address.
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function submit({ key, request }) {
  return call('POST', 'api/jobs', JSON.stringify(request), {
    'accept-language': currentLanguage(),
    'content-type': 'application/json',
    'Idempotency-Key': key,
  });
}

export function readJob(jobId, user) {
  const headers = { 'accept-language': currentLanguage(), ...(user && { 'x-laptop-user': user }) };
  return call('GET', `api/jobs/${jobId}`, undefined, headers);
}

export async function upload(file) {
  const headers = { 'content-type': file.type || 'application/octet-stream' };
  const { status, body } = await call('POST', `laptop/uploads?name=${encodeURIComponent(file.name)}`, file, headers);
  if (status !== 201) throw new Error(body.message);
  return body.key;
}

export function poison() {
  return call('POST', 'laptop/poison');
}

export function redrive() {
  return call('POST', 'laptop/redrive');
}

export async function resultText(url) {
  return (await fetch(`laptop/result?url=${encodeURIComponent(url)}`)).text();
}
