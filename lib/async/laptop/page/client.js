import { call } from '/desk/call.js';
import { currentLanguage } from '/desk/texts.js';

/** Calls: what begins with api/ is the stack's own API, what begins with laptop/ does what an operator does by hand. */

/** Waits before a submission is repeated. With the same key, the API makes no second job of it. */
const REPEAT_AFTER_MS = [500, 1500, 4000];

export function newKey() {
  // Not randomUUID: browsers have it on localhost and https only, and a projector's may show an address.
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Submits a job, and again with the same key when the answer is 5xx or none: nobody knows then whether it was taken.
 *
 * @param onRepeat - called with the status before each repetition
 */
export async function submit({ key, body }, onRepeat) {
  const headers = {
    'accept-language': currentLanguage(),
    'content-type': 'application/json',
    'Idempotency-Key': key,
  };
  for (const wait of REPEAT_AFTER_MS) {
    const answer = await call('POST', 'api/jobs', body, headers).catch(() => ({ status: 0 }));
    if (answer.status > 0 && answer.status < 500) return answer;
    onRepeat(answer.status);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return call('POST', 'api/jobs', body, headers);
}

export function readJob(jobId, user) {
  const headers = { 'accept-language': currentLanguage(), ...(user && { 'x-laptop-user': user }) };
  return call('GET', `api/jobs/${jobId}`, undefined, headers);
}

/** What was sent last, also before this page was opened. */
export async function lastSubmission() {
  const { body } = await call('GET', 'laptop/last');
  return { key: body.idempotencyKey, body: body.body, jobId: body.jobId };
}

/**
 * Not by fetch, which does not tell how far an upload is.
 *
 * @param onProgress - called with how many bytes of how many were sent
 */
export function upload(file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `laptop/uploads?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total));
    request.addEventListener('error', () => reject(new Error('the upload was cut off')));
    request.addEventListener('load', () => {
      const body = JSON.parse(request.responseText);
      if (request.status === 201) resolve(body.key);
      else reject(new Error(body.message));
    });
    request.send(file);
  });
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
