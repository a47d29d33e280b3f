import type { Language } from '../../config/sentence';
import { serveModels } from '../laptop/model-service';
import { servePassages } from '../laptop/passage-service';
import { pglitePassages } from '../laptop/pglite-passages';
import type { EvaluatedSystem } from './evaluated-system';
import { localSystem } from './local-system';

export type StoreKind = 'pglite' | 'opensearch';

/** A store that answers at an address. */
export interface StandingStore {
  readonly url: string;
  /** Has it show what was written. @default - it shows it at once */
  readonly settle?: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface OpenLocalSettings {
  readonly store: () => Promise<StandingStore>;
  readonly semantic: boolean;
  /** Says what takes long, in the language of whoever waits. */
  readonly progress: (line: string) => void;
  readonly language: Language;
  /** Puts variables where clients look for them. */
  readonly setEnvironment: (variables: Readonly<Record<string, string>>) => void;
}

/** Nobody on this machine checks them; clients want to sign. */
const CREDENTIALS = { AWS_REGION: 'ap-northeast-2', AWS_ACCESS_KEY_ID: 'laptop', AWS_SECRET_ACCESS_KEY: 'laptop' };

/** Models, a store, and what is evaluated over them. Closing it ends all of them. */
export async function openLocalSystem(settings: OpenLocalSettings): Promise<EvaluatedSystem> {
  const { semantic: isSemantic, progress, language, setEnvironment } = settings;
  const models = await serveModels({
    semantic: isSemantic,
    progress: (sentence) => progress(sentence[language]),
    wordMs: 0,
  });
  const store = await settings.store().catch(async (error: unknown) => {
    await models.stop();
    throw error;
  });
  setEnvironment({ ...CREDENTIALS, ...models.environment });
  const { url, settle } = store;
  const system = await localSystem({ store: url, models, isSemantic, ...(settle && { settle }) });
  const close = async () => {
    await system.close();
    await Promise.all([store.stop(), models.stop()]);
  };
  return { ...system, close };
}

/** The store of the laptop. */
export async function pgliteStore(): Promise<StandingStore> {
  const passages = await pglitePassages();
  const server = await servePassages(passages);
  const stop = async () => {
    await server.stop();
    await passages.close();
  };
  return { url: server.url, stop };
}
