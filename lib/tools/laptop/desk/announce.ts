import { columns } from '../../terminal/columns';
import { MESSAGES } from './messages';
import type { PatternHost } from './pattern-host';
import type { OpenPage } from './pattern-page';
import type { StartArguments } from './start-arguments';

/** What the terminal says when the first page is there. */
export function announceDesk(url: string, hosts: readonly PatternHost[], { json, language }: StartArguments): string {
  const patterns = hosts.map(({ page }) => page.name);
  if (json) return JSON.stringify({ event: 'started', page: `${url}/`, patterns });
  const { labels, ...text } = MESSAGES[language];
  return [text.runningAll(patterns.join(', ')), ...columns([[labels.page, `${url}/`]]), text.stopHint].join('\n');
}

/** What the terminal says when one pattern runs: where its page is, its API and its services. */
export function announcePattern(url: string, name: string, open: OpenPage, { json, language }: StartArguments): string {
  const page = `${url}/${name}/`;
  if (json) return JSON.stringify({ event: 'started', page, ...(open.api && { api: `${page}api` }), ...open.about });
  const { labels, ...text } = MESSAGES[language];
  return [text.running(name), ...columns([[labels.page, page], ...open.facts(language, page)]), text.stopHint].join(
    '\n',
  );
}
