import { announce, button, byId, make, removeElement } from './elements.js';
import { kindLabel, size } from './quantities.js';
import { onLanguage, text } from './texts.js';

/** Smaller ones are sent before half of them could be told of. */
const HALF_SAID_BYTES = 2_000_000;

/** Which buttons an item has, by its state. */
const ACTIONS = {
  line: ['cancel'],
  asking: ['cancel'],
  sending: ['cancel'],
  checking: ['cancel'],
  failed: ['retry', 'remove'],
  cancelled: ['retry', 'remove'],
  interrupted: ['chooseAgain', 'remove'],
  refused: ['remove'],
};

/** The list of files on their way. Each keeps its element, so that a button does not go from under a finger. */
export class QueueView {
  shown = new Map();

  /** @param acts - what the buttons do, by their names */
  constructor(queue, acts) {
    Object.assign(this, { queue, acts });
    onLanguage(() => {
      for (const item of queue().items) this.show(item);
    });
  }

  show(item) {
    if (item.state === 'gone') return this.takeAway(item);
    if (!this.shown.has(item)) this.shown.set(item, this.place(item));
    const { element, said, progress, reason, actions } = this.shown.get(item);
    const changed = element.dataset.state !== item.state;
    element.dataset.state = item.state;
    said.textContent = stateSaid(item);
    progress.value = item.part;
    progress.hidden = item.state !== 'sending';
    this.showReason(reason, item);
    this.showActions(actions, item);
    this.showCount();
    this.announceChange(item, changed);
  }

  place(item) {
    const said = make('p', { class: 'facts' });
    const progress = make('progress', { max: 1, 'aria-label': item.name });
    const reason = make('p', { class: 'reason' });
    const actions = make('div', { class: 'actions' });
    const name = make('p', { class: 'name' }, make('bdi', {}, item.name));
    const kind = make('span', { class: 'thumb', 'aria-hidden': 'true' }, kindLabel(item.name));
    const element = make('li', {}, kind, make('div', { class: 'body' }, name, said, progress, reason), actions);
    byId('queue-items').append(element);
    return { element, said, progress, reason, actions };
  }

  showReason(reason, { problem }) {
    reason.hidden = !problem;
    if (!problem) return;
    const { title, detail, language } = problem.said();
    reason.lang = language;
    reason.replaceChildren(make('strong', {}, title), ` ${detail}`);
  }

  /** Made anew when they are others or are called otherwise; whoever was at one is at one again. */
  showActions(actions, item) {
    const names = ACTIONS[item.state];
    const key = names.map((name) => text(name)).join();
    if (actions.dataset.key === key) return;
    const wasInside = actions.contains(document.activeElement);
    actions.dataset.key = key;
    actions.replaceChildren(
      ...names.map((name) =>
        button(text(name), () => this.acts[name](item), {
          class: name === 'retry' || name === 'chooseAgain' ? '' : 'plain',
          'aria-label': `${text(name)}: ${item.name}`,
        }),
      ),
    );
    if (wasInside) actions.firstElementChild.focus();
  }

  takeAway(item) {
    const placed = this.shown.get(item);
    this.shown.delete(item);
    this.showCount();
    if (placed) removeElement(placed.element, byId(this.shown.size > 0 ? 'queue-title' : 'files-title'));
  }

  showCount() {
    byId('queue').hidden = this.shown.size === 0;
    byId('queue-count').textContent = text('queueCount', { count: this.shown.size });
  }

  announceChange(item, changed) {
    const values = { name: item.name };
    if (
      item.state === 'sending' &&
      item.part >= 0.5 &&
      item.part < 1 &&
      !item.halfSaid &&
      item.bytes > HALF_SAID_BYTES
    ) {
      item.halfSaid = true;
      announce(text('saidHalf', values));
    }
    if (!changed) return;
    if (item.state === 'sending') item.halfSaid = false;
    if (item.state === 'checking') announce(text('saidChecking', values));
    if (item.state === 'cancelled') announce(text('saidCancelled', values));
    if (item.problem) announce(`${item.name}: ${item.problem.said().title} ${item.problem.said().detail}`);
  }
}

function stateSaid({ state, bytes, part }) {
  const said = text(`state_${state}`, { percent: Math.floor(part * 100), sent: size(bytes * part) });
  return `${size(bytes)} · ${said}`;
}
