/** Calls: what begins with api/ is the stack's own API, what begins with laptop/ does what an operator does by hand. */

/** @returns status, headers and parsed body, also of a refusal */
async function call(method, path, body, headers = {}) {
  const response = await fetch(path, { method, body, headers });
  const answer = await response.text();
  return { status: response.status, headers: response.headers, body: answer ? JSON.parse(answer) : {} };
}

export function newKey() {
  // Not randomUUID: browsers have it on localhost and https only, and a projector's may show an address.
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function submit({ key, request }) {
  return call('POST', 'api/jobs', JSON.stringify(request), {
    'content-type': 'application/json',
    'Idempotency-Key': key,
  });
}

export function readJob(jobId, user) {
  return call('GET', `api/jobs/${jobId}`, undefined, user ? { 'x-laptop-user': user } : {});
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

/** @param listeners - called with each state, each activity entry, and whether the laptop is there */
export function follow({ onState, onActivity, onConnected }) {
  const source = new EventSource('laptop/events');
  source.addEventListener('open', () => onConnected(true));
  source.addEventListener('error', () => onConnected(false));
  source.addEventListener('state', (event) => onState(JSON.parse(event.data)));
  source.addEventListener('activity', (event) => onActivity(JSON.parse(event.data)));
}
