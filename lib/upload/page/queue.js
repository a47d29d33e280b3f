import { refusalOf, typeOf } from './kinds.js';
import { Problem, problemOf } from './problem.js';
import { sendForm } from './send-form.js';
import { passing } from './storage.js';
import { currentLanguage } from './texts.js';
import { waitForCheck } from './wait-for-check.js';

/** More at once would only share the same line, and make each of them last longer. */
const AT_ONCE = 3;
const KEPT_AS = 'queue';
const AT_WORK = ['asking', 'sending'];
const UNDER_WAY = ['line', 'checking', ...AT_WORK];

/**
 * Files on their way: in `line`, `asking` for a form, `sending`, `checking`; or at a stop: `failed`, which may be tried again,
 * `refused`, `cancelled`, and `interrupted`, which was not sent before the page was left and needs its file anew.
 *
 * A form is for one try: the storage takes no half of a file, so another try gets another form and sends all of it.
 */
export class UploadQueue {
  items = [];
  paused = false;

  /**
   * @param onChange - called with an item after each change
   * @param onReady - called with an upload that is served
   * @param onAbandoned - called with the id of an upload that nothing will come of
   */
  constructor(api, config, { onChange, onReady, onAbandoned }) {
    Object.assign(this, { api, config, onChange, onReady, onAbandoned });
  }

  add(files) {
    for (const file of files) {
      this.forgetInterrupted(file);
      const item = { name: file.name, bytes: file.size, type: typeOf(file, this.config), file, part: 0, sent: false };
      this.items.push(item);
      const problem = refusalOf(file, this.config);
      this.set(item, problem ? 'refused' : 'line', problem);
    }
    this.startNext();
  }

  /** What was on its way when the page was left. */
  async restore() {
    const kept = JSON.parse(passing.read(KEPT_AS) ?? '[]');
    this.items = kept.map((item) => ({ ...item, part: 0 }));
    await Promise.all(this.items.map((item) => this.recall(item)));
  }

  cancel(item) {
    item.control?.abort();
    this.set(item, 'cancelled');
    this.abandon(item);
    this.startNext();
  }

  retry(item) {
    if (!item.file) return this.recall(item);
    this.set(item, 'line');
    this.startNext();
  }

  remove(item) {
    item.control?.abort();
    this.abandon(item);
    this.drop(item);
  }

  /** The next person at this browser is to see nothing of it. */
  forgetAll() {
    for (const item of this.items) item.control?.abort();
    this.items = [];
    passing.remove(KEPT_AS);
  }

  resume() {
    this.paused = false;
    for (const item of this.items) if (item.state === 'line' && !item.file) this.recall(item);
    this.startNext();
  }

  /** Whether leaving the page would lose what only it holds. */
  get isAtWork() {
    return this.items.some(({ state, file }) => file && ['line', ...AT_WORK].includes(state));
  }

  holds(uploadId) {
    return this.items.some((item) => item.uploadId === uploadId);
  }

  startNext() {
    if (this.paused) return;
    const free = AT_ONCE - this.items.filter(({ state }) => AT_WORK.includes(state)).length;
    const next = this.items.filter(({ state, file }) => state === 'line' && file).slice(0, Math.max(0, free));
    for (const item of next) this.run(item, () => this.send(item));
  }

  /** One that has no file any more: asks what became of it. */
  recall(item) {
    if (!item.uploadId) return this.set(item, 'interrupted');
    return this.run(item, async () => {
      const upload = await this.earlier(item);
      if (upload?.status === 'waiting' && item.sent) return this.check(item);
      if (upload && upload.status !== 'waiting') return this.finish(item, upload);
      return this.set(item, 'interrupted');
    });
  }

  async run(item, work) {
    item.control = new AbortController();
    this.set(item, 'asking');
    try {
      await work();
    } catch (error) {
      if (!item.control.signal.aborted) this.stop(item, error);
    }
    this.startNext();
  }

  async send(item) {
    const before = item.uploadId && (await this.earlier(item));
    if (before && before.status !== 'waiting') return this.finish(item, before);
    if (!before || !item.sent) await this.sendAnew(item);
    return this.check(item);
  }

  async sendAnew(item, triesLeft = 1) {
    const { signal } = item.control;
    this.abandon(item);
    item.sent = false;
    const form = await this.api.issue({ fileName: item.name, contentType: item.type, bytes: item.bytes }, signal);
    item.uploadId = form.uploadId;
    item.part = 0;
    this.set(item, 'sending');
    const onProgress = (part) => {
      item.part = part;
      this.onChange(item);
    };
    try {
      await sendForm(form, item.file, onProgress, signal);
    } catch (error) {
      // A form lives for minutes: a computer that slept in between has an old one.
      if (error.code === 'stale' && triesLeft > 0) return this.sendAnew(item, triesLeft - 1);
      throw error;
    }
    item.sent = true;
  }

  async check(item) {
    this.set(item, 'checking');
    this.startNext();
    this.finish(item, await waitForCheck(this.api, item.uploadId, item.control.signal));
  }

  /** @returns what the API knows of the try before; undefined when it knows of none */
  async earlier({ uploadId, control }) {
    try {
      return await this.api.read(uploadId, control.signal);
    } catch (error) {
      if (error.status === 404) return undefined;
      throw error;
    }
  }

  finish(item, upload) {
    if (upload.status === 'rejected') {
      this.set(item, 'refused', Problem.from(upload.reason, currentLanguage()));
    } else {
      this.drop(item);
      this.onReady(upload);
    }
  }

  stop(item, error) {
    const problem = problemOf(error);
    if (problem.code === 'signedOut') {
      this.paused = true;
      this.set(item, 'line');
    } else {
      const isFinal = problem.code === 'grown' || [400, 413, 415, 422].includes(problem.status);
      this.set(item, isFinal ? 'refused' : 'failed', problem);
    }
  }

  /** Nobody will ask for this try again; whatever of it did arrive is thrown away. It expires by itself, should this fail. */
  abandon(item) {
    if (!item.uploadId) return;
    this.api.delete(item.uploadId).catch(() => undefined);
    this.onAbandoned(item.uploadId);
    item.uploadId = undefined;
  }

  /** Choosing the same file again is the answer to an interruption. */
  forgetInterrupted({ name, size }) {
    const same = this.items.find(
      (item) =>
        item.state === 'interrupted' && item.name.normalize('NFC') === name.normalize('NFC') && item.bytes === size,
    );
    if (same) this.remove(same);
  }

  drop(item) {
    this.items = this.items.filter((other) => other !== item);
    this.set(item, 'gone');
  }

  set(item, state, problem) {
    item.state = state;
    item.problem = problem;
    const kept = this.items.filter((each) => [...UNDER_WAY, 'interrupted', 'failed'].includes(each.state));
    passing.write(
      KEPT_AS,
      JSON.stringify(kept.map(({ name, bytes, type, uploadId, sent }) => ({ name, bytes, type, uploadId, sent }))),
    );
    this.onChange(item);
  }
}
