import { announce, byId, removeElement } from './elements.js';
import { entryOf } from './entry.js';
import { problemOf } from './problem.js';
import { onLanguage, text } from './texts.js';

const PAGE = 20;

/** One's own files, the newest first, as the API has them. What is still in the queue is shown there. */
export class FileList {
  uploads = [];
  elements = new Map();
  /** Ids of pictures whose sizes are shown. */
  open = new Set();

  constructor(api, queue) {
    Object.assign(this, { api, queue });
    byId('refresh').addEventListener('click', async () => {
      await this.load();
      announce(text('refreshed'));
    });
    byId('more').addEventListener('click', () => this.more());
    onLanguage(() => this.speakAnew());
  }

  /** From the first page on. */
  async load() {
    await this.attempt(async () => {
      const { uploads, next } = await this.api.list(PAGE);
      this.uploads = uploads;
      this.next = next;
      this.showAll();
    });
  }

  async more() {
    const before = this.uploads.length;
    await this.attempt(async () => {
      const { uploads, next } = await this.api.list(PAGE, this.next);
      const known = new Set(this.uploads.map(({ uploadId }) => uploadId));
      this.uploads.push(...uploads.filter(({ uploadId }) => !known.has(uploadId)));
      this.next = next;
      this.showAll();
    });
    // Whoever asked for more is led to it.
    const first = this.uploads[before];
    if (first) this.elements.get(first.uploadId)?.querySelector('.name').focus();
  }

  /** A file that has just been served for the first time. */
  add(upload) {
    this.uploads = [upload, ...this.uploads.filter(({ uploadId }) => uploadId !== upload.uploadId)];
    if (upload.result?.kind === 'image' && this.open.size === 0) this.open.add(upload.uploadId);
    this.showAll();
  }

  /** What was given up elsewhere in the page. */
  forget(uploadId) {
    this.uploads = this.uploads.filter((upload) => upload.uploadId !== uploadId);
  }

  async delete(upload) {
    await this.attempt(async () => {
      await this.api.delete(upload.uploadId);
      const index = this.uploads.findIndex(({ uploadId }) => uploadId === upload.uploadId);
      const next = this.uploads[index + 1] ?? this.uploads[index - 1];
      this.forget(upload.uploadId);
      this.open.delete(upload.uploadId);
      const element = this.elements.get(upload.uploadId);
      this.elements.delete(upload.uploadId);
      const place = next && this.elements.get(next.uploadId)?.querySelector('.name');
      if (element) removeElement(element, place ?? byId('files-title'));
      this.showAll();
      announce(text('deleted', { name: upload.fileName }));
    });
  }

  showAll() {
    const shown = this.uploads.filter(({ uploadId }) => !this.queue.holds(uploadId));
    const list = byId('entries');
    const wanted = new Set(shown.map(({ uploadId }) => uploadId));
    for (const [uploadId, element] of this.elements) {
      if (wanted.has(uploadId)) continue;
      element.remove();
      this.elements.delete(uploadId);
    }
    for (const [index, upload] of shown.entries()) {
      const element = this.elementOf(upload);
      if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
    }
    byId('empty').hidden = shown.length > 0;
    byId('more').hidden = !this.next;
  }

  /** The same element as before, unless there is something else to be said of the upload. */
  elementOf(upload) {
    const before = this.elements.get(upload.uploadId);
    if (before?.dataset.status === upload.status) return before;
    const element = entryOf(upload, {
      isOpen: this.open.has(upload.uploadId),
      onToggle: (isOpen) => this.open[isOpen ? 'add' : 'delete'](upload.uploadId),
      onDelete: () => this.delete(upload),
    });
    element.dataset.status = upload.status;
    before?.replaceWith(element);
    this.elements.set(upload.uploadId, element);
    return element;
  }

  /** Why a file was refused is said by the API, which is asked again in the other language. */
  async speakAnew() {
    const refused = this.uploads.filter(({ status }) => status === 'rejected');
    const anew = await Promise.all(refused.map(({ uploadId }) => this.api.read(uploadId).catch(() => undefined)));
    for (const upload of anew) {
      if (upload) this.uploads = this.uploads.map((each) => (each.uploadId === upload.uploadId ? upload : each));
    }
    for (const element of this.elements.values()) element.remove();
    this.elements.clear();
    if (!byId('files').hidden) this.showAll();
  }

  async attempt(act) {
    const said = byId('files-said');
    said.hidden = true;
    try {
      await act();
    } catch (error) {
      const problem = problemOf(error).said();
      said.lang = problem.language;
      said.textContent = `${problem.title} ${problem.detail}`;
      said.hidden = false;
      announce(said.textContent);
    }
  }
}
