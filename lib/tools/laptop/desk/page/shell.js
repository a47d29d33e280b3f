import { byId } from './elements.js';
import { addEntry, clearLog, showLog } from './log.js';
import { pageTexts, text } from './page-texts.js';
import { currentLanguage, onLanguage } from './texts.js';

/**
 * Starts the shell around a pattern's page: language, banners, log, and the stream of what happens.
 *
 * @param listeners - onShow is called to show everything in the current language: with each state, and when the language
 *   changes; onActivity with each log entry
 */
export function startShell({ onShow, onActivity = () => {} }) {
  let state;
  let at;
  const hasLog = byId('log') !== null;
  const source = new EventSource('laptop/events');
  source.addEventListener('open', () => {
    byId('offline').hidden = true;
    if (hasLog) clearLog();
  });
  source.addEventListener('error', () => {
    byId('offline').hidden = false;
  });
  source.addEventListener('status', ({ data }) => {
    const { name, message, at: startsAt } = JSON.parse(data);
    at = startsAt;
    showStarting();
    byId('starting').hidden = name !== 'starting';
    byId('failed').hidden = name !== 'failed';
    byId('failed').textContent = message ?? '';
  });
  source.addEventListener('activity', ({ data }) => {
    const entry = JSON.parse(data);
    if (hasLog) addEntry(entry);
    onActivity(entry);
  });
  source.addEventListener('state', ({ data }) => {
    state = JSON.parse(data);
    onShow(state);
  });
  /** A start that takes long says what it is at. */
  const showStarting = () => {
    byId('starting').textContent = at?.[currentLanguage()] ?? text('starting');
  };
  onLanguage((language) => {
    pageTexts.show(language, document);
    showStarting();
    if (hasLog) showLog();
    if (state) onShow(state);
  });
}
