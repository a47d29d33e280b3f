import { resolve } from 'node:path';
import type { Language } from '../../../config/sentence';
import type { Engine, EngineProps } from '../engine/engine';
import { clientAccess, shellSettings } from './client-access';
import type { Recover } from './kept-state';
import { MESSAGES } from './messages';
import type { OpenPage, PageParts, PageStart, PatternPage } from './pattern-page';

/** A page over the running stack. */
export interface EnginePage extends PageParts, Pick<EngineProps, 'environment' | 'programs'> {
  /**
   * With a kept folder.
   * @default - nothing is left half-way by workers that are gone
   */
  readonly recover?: Recover;
  /** @param keepDirectory - where the page keeps what must be there at the next start, if anything must */
  readonly open: (engine: Engine, keepDirectory: string | undefined) => EngineOpenPage;
}

/** What such a page adds to what the engine has by itself: the stack's API, and the end of it all. */
export type EngineOpenPage = Omit<OpenPage, 'api' | 'stop' | 'facts'> & {
  /** What the terminal says beside the addresses of the services. */
  readonly facts: (language: Language) => ReturnType<OpenPage['facts']>;
};

/** Makes a pattern's page of one that wants its stack at work. The engine is loaded when the first of them starts. */
export function enginePage({ open, recover, environment, programs, ...parts }: EnginePage): PatternPage {
  const start = async ({ stack, others, directory, keepDirectory, language, report }: PageStart): Promise<OpenPage> => {
    const { startEngine } = require('../engine/engine') as typeof import('../engine/engine');
    const { KeptState } = require('./kept-state') as typeof import('./kept-state');
    const keeper = keepDirectory === undefined ? undefined : await KeptState.open(keepDirectory, language, recover);
    const engine = await startEngine({
      stack,
      ...(others && { others }),
      directory,
      report,
      ...(keeper && { keeper }),
      ...(environment && { environment }),
      ...(programs && { programs }),
    }).catch(async (error) => {
      await keeper?.close();
      throw error;
    });
    const own = open(engine, keepDirectory);
    const [api] = engine.apis;
    const { addresses, databasePort } = engine.services;
    return {
      ...own,
      ...(api && { api: api.front }),
      facts: (language, page) => [...engineFacts(engine, language, page, keepDirectory), ...own.facts(language)],
      about: { addresses, databasePort, client: clientAccess(engine), ...own.about },
      stop: async () => {
        await engine.stop();
        await keeper?.close();
      },
    };
  };
  return { ...parts, hasLog: true, start };
}

function engineFacts(engine: Engine, language: Language, page: string, keepDirectory: string | undefined) {
  const { labels } = MESSAGES[language];
  const { addresses, databasePort } = engine.services;
  const routes = engine.apis.flatMap(({ model }) => model.routes.map(({ method, path }) => `${method} ${path}`));
  const functions = engine.fleet.views.map(
    ({ name, memoryMiB, timeoutSeconds }) => `${name} (${memoryMiB} MiB, ${timeoutSeconds} s)`,
  );
  const { environment, buckets, queueUrls, tables } = clientAccess(engine);
  const facts: (readonly [label: string, value: string | undefined])[] = [
    [labels.api, routes.length > 0 ? `${page}api   ${routes.join(', ')}` : undefined],
    [labels.queuesAndFiles, addresses.queuesAndFiles && `${addresses.queuesAndFiles}   fauxqs`],
    [labels.tables, addresses.tables && `${addresses.tables}   dynalite`],
    [labels.mails, addresses.smallServices],
    [labels.database, databasePort === undefined ? undefined : `127.0.0.1:${databasePort}`],
    [labels.functions, functions.join(', ')],
    [labels.buckets, buckets.join(', ')],
    [labels.queueUrls, queueUrls.join(', ')],
    [labels.tableNames, tables.join(', ')],
    [labels.clients, shellSettings(environment)],
    [labels.kept, keepDirectory && resolve(keepDirectory)],
  ];
  return facts.filter((fact): fact is [string, string] => !!fact[1]);
}
