import { resolve } from 'node:path';
import { columns } from './columns';
import { MESSAGES } from './messages';
import type { PatternHost, Running } from './pattern-host';
import type { StartArguments } from './start-arguments';

/** What the terminal says when the first page is there. */
export function announceDesk(url: string, hosts: readonly PatternHost[], { json, language }: StartArguments): string {
  const patterns = hosts.map(({ page }) => page.name);
  if (json) return JSON.stringify({ event: 'started', page: `${url}/`, patterns });
  const { labels, ...text } = MESSAGES[language];
  return [text.runningAll(patterns.join(', ')), ...columns([[labels.page, `${url}/`]]), text.stopHint].join('\n');
}

/** What the terminal says when one pattern runs: where its page, its API and its services are. */
export function announcePattern(url: string, host: PatternHost, running: Running, parsed: StartArguments): string {
  const { engine, open } = running;
  const { json, language, keepDirectory } = parsed;
  const page = `${url}/${host.page.name}/`;
  const { addresses = undefined, databasePort = undefined } = engine?.services ?? {};
  if (json) {
    const places = engine ? { api: `${page}api`, addresses, databasePort } : {};
    return JSON.stringify({ event: 'started', page, ...places, ...open.about });
  }
  const { labels, ...text } = MESSAGES[language];
  const routes = engine?.apis.flatMap(({ model }) => model.routes.map(({ method, path }) => `${method} ${path}`));
  const functions = engine?.fleet.views.map(
    ({ name, memoryMiB, timeoutSeconds }) => `${name} (${memoryMiB} MiB, ${timeoutSeconds} s)`,
  );
  const lines: (readonly [string, string | undefined])[] = [
    [labels.page, page],
    [labels.api, routes?.length ? `${page}api   ${routes.join(', ')}` : undefined],
    [labels.queuesAndFiles, addresses?.queuesAndFiles && `${addresses.queuesAndFiles}   fauxqs`],
    [labels.tables, addresses?.tables && `${addresses.tables}   dynalite`],
    [labels.mails, addresses?.smallServices],
    [labels.database, databasePort === undefined ? undefined : `127.0.0.1:${databasePort}`],
    [labels.functions, functions?.join(', ')],
    ...open.facts(language),
    [labels.kept, engine && keepDirectory && resolve(keepDirectory, host.page.name)],
  ];
  const said = lines.filter((line): line is [string, string] => !!line[1]);
  return [text.running(host.page.name), ...columns(said), text.stopHint].join('\n');
}
