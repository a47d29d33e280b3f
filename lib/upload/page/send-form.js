import { Problem } from './problem.js';

/**
 * Sends a file with its form straight to the storage. Not by fetch, which does not tell how far it is.
 *
 * @param onProgress - called with the sent part, between 0 and 1
 * @throws Problem `network` when the connection was cut, `stale` when the form is not taken any more, `storage` otherwise
 */
export function sendForm({ url, fields }, file, onProgress, signal) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // The storage reads fields up to the file, and ignores what follows it.
  form.append('file', file);
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open('POST', url);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / (total || 1)));
    request.addEventListener('error', () => reject(Problem.of('network')));
    request.addEventListener('abort', () => reject(signal.reason));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(refusal(request));
    });
    signal.addEventListener('abort', () => request.abort());
    signal.throwIfAborted();
    request.send(form);
  });
}

/** The storage answers in XML, with a word for the kind of refusal. */
function refusal({ status, responseText }) {
  const word = /<Code>(\w+)<\/Code>/.exec(responseText)?.[1];
  // Who signed it has another session by now: of that alone it says 400.
  if (status === 403 || word === 'ExpiredToken') return Problem.of('stale');
  return Problem.of(word === 'EntityTooLarge' ? 'grown' : 'storage');
}
