import { resolve } from 'node:path';
import type { Language } from '../../../config/sentence';
import type { Engine, EngineProps } from '../engine/engine';
import { clientAccess, shellSettings } from './client-access';
import type { Recover } from './kept-state';
import { MESSAGES } from './messages';
import type { OpenPage, PageParts, PageStart, PatternPage } from './pattern-page';

/** Services that a pattern brings: those that its template asks for and the engine has not. */
export interface OwnServices {
  /** Variables that lead programs there, in place of the template's. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** A page over the running stack. */
export interface EnginePage<Own extends OwnServices = OwnServices>
  extends PageParts,
    Pick<EngineProps, 'environment' | 'programs'> {
  /**
   * With a kept folder.
   * @default - nothing is left half-way by workers that are gone
   */
  readonly recover?: Recover;
  /**
   * Starts services before the stack; a folder to keep is theirs alone by then.
   * @default - the engine has all that the template asks for
   */
  readonly serve?: (start: PageStart) => Promise<Own>;
  /**
   * @param own - what `serve` started
   * @param keepDirectory - where the page keeps what must be there at the next start, if anything must
   */
  readonly open: (engine: Engine, keepDirectory: string | undefined, own: Own | undefined) => EngineOpenPage;
}

/** What such a page adds to what the engine has by itself: the stack's API, and the end of it all. */
export type EngineOpenPage = Omit<OpenPage, 'api' | 'stop' | 'facts'> & {
  /** What the terminal says beside the addresses of the services. */
  readonly facts: (language: Language) => ReturnType<OpenPage['facts']>;
};

/** Makes a pattern's page of one that wants its stack at work. The engine is loaded when the first of them starts. */
export function enginePage<Own extends OwnServices>(page: EnginePage<Own>): PatternPage {
  const { open, recover, serve, environment, programs, ...parts } = page;
  const start = async (asked: PageStart): Promise<OpenPage> => {
    const { stack, others, directory, keepDirectory, language, report } = asked;
    const { startEngine } = require('../engine/engine') as typeof import('../engine/engine');
    const { Closers } = require('../engine/closers') as typeof import('../engine/closers');
    const { KeptState } = require('./kept-state') as typeof import('./kept-state');
    const closers = new Closers();
    const startAll = async () => {
      const keeper = keepDirectory === undefined ? undefined : await KeptState.open(keepDirectory, language, recover);
      closers.add(() => keeper?.close());
      const services = await serve?.(asked);
      closers.add(() => services?.stop());
      const running = await startEngine({
        stack,
        ...(others && { others }),
        directory,
        report,
        ...(keeper && { keeper }),
        environment: { ...environment, ...services?.environment },
        ...(programs && { programs }),
      });
      closers.add(() => running.stop());
      return [running, services] as const;
    };
    const [engine, services] = await startAll().catch(async (error) => {
      await closers.close();
      throw error;
    });
    const own = open(engine, keepDirectory, services);
    const [api] = engine.apis;
    const { addresses, databasePort } = engine.services;
    return {
      ...own,
      ...(api && { api: api.front }),
      facts: (language, page) => [...engineFacts(engine, language, page, keepDirectory), ...own.facts(language)],
      about: { addresses, databasePort, client: clientAccess(engine), ...own.about },
      stop: () => closers.close(),
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
