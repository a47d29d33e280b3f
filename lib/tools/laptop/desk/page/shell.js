import { byId } from './elements.js';
import { addEntry, clearLog, showLog } from './log.js';
import { pageTexts } from './page-texts.js';
import { onLanguage } from './texts.js';

/**
 * Starts the shell around a pattern's page: language, banners, log, and the stream of what happens.
 *
 * @param listeners - onShow is called to show everything in the current language: with each state, and when the language
 *   changes; onActivity with each log entry
 */
export function startShell({ onShow, onActivity = () => {} }) {
  let state;
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
    const { name, message } = JSON.parse(data);
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
  onLanguage((language) => {
    pageTexts.show(language, document);
    if (hasLog) showLog();
    if (state) onShow(state);
  });
}
