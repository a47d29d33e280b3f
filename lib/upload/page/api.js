import { Problem } from './problem.js';
import { currentLanguage } from './texts.js';

/** Calls of the API in the name of one person, in their language. */
export class Api {
  constructor(path, person) {
    this.path = path;
    this.person = person;
  }

  /** Where a file is to be sent, and with which fields. */
  issue({ fileName, contentType, bytes }, signal) {
    return this.call('POST', '', { signal, body: JSON.stringify({ fileName, contentType, bytes }) });
  }

  read(uploadId, signal) {
    return this.call('GET', `/${encodeURIComponent(uploadId)}`, { signal });
  }

  list(limit, after) {
    return this.call('GET', `?${new URLSearchParams({ limit, ...(after && { after }) })}`);
  }

  delete(uploadId) {
    return this.call('DELETE', `/${encodeURIComponent(uploadId)}`);
  }

  /** @throws Problem in the words of the API, or in the page's own when there was no answer */
  async call(method, rest, { signal, body } = {}) {
    const language = currentLanguage();
    const headers = {
      'accept-language': language,
      ...(body && { 'content-type': 'application/json' }),
      ...(await this.person.headers()),
    };
    const answer = await fetch(this.path + rest, { method, headers, body, signal, cache: 'no-store' }).catch(
      (error) => {
        throw error.name === 'AbortError' ? error : Problem.of('network');
      },
    );
    if (answer.status === 204) return undefined;
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) return said;
    // Said by API Gateway in words of its own, which tell nobody what to do.
    if (answer.status === 429) throw Problem.of('busy');
    if (answer.status === 401 && this.person.expired()) throw Problem.of('signedOut');
    throw typeof said.title === 'string' ? Problem.from(said, language, answer.status) : Problem.of('unknown');
  }
}
