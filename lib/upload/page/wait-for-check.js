import { Problem } from './problem.js';

const FIRST_PAUSE_MS = 400;
const GROWTH = 1.5;
const LONGEST_PAUSE_MS = 10_000;
/** A check takes seconds. After this, something is wrong, and asking on would only cost. */
const MOST_MS = 4 * 60_000;

/**
 * Asks about an upload until it was checked, at growing distances.
 *
 * @throws Problem `slow` when it is still not checked after minutes
 */
export async function waitForCheck(api, uploadId, signal) {
  let pause = FIRST_PAUSE_MS;
  for (let waited = 0; waited < MOST_MS; waited += pause) {
    await rest(pause, signal);
    const upload = await answerOf(api, uploadId, signal);
    if (upload && upload.status !== 'waiting') return upload;
    pause = Math.min(LONGEST_PAUSE_MS, pause * GROWTH);
  }
  throw Problem.of('slow');
}

/** A cut connection is no answer, nor is an API that has too much to do; the next question may get one. */
async function answerOf(api, uploadId, signal) {
  try {
    return await api.read(uploadId, signal);
  } catch (error) {
    if (['network', 'busy'].includes(error.code) || error.status === 503) return undefined;
    throw error;
  }
}

function rest(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
