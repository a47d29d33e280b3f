import type { Language } from '../../config/sentence';
import { UBUNTU_STABLE_PATH } from '../images';
import { newestSerial } from './newest-serial';
import { TEXTS } from './texts';

const SERIAL_LINE = /(UBUNTU_SERIAL = ')([^']+)(')/;

export interface RefreshImages {
  /** Region that is asked. */
  readonly region: string;
  /** Say what would change and change nothing. */
  readonly dryRun: boolean;
  readonly language: Language;
  /** Names of the parameters below a path. */
  readonly listParameters: (path: string) => Promise<readonly string[]>;
  /** Reads lib/lab/images.ts. */
  readonly readSource: () => string;
  /** Writes lib/lab/images.ts. */
  readonly writeSource: (text: string) => void;
}

/** What the command prints, and how it ends: 0 done, 2 could not tell. */
export interface RefreshResult {
  readonly exitCode: 0 | 2;
  readonly message: string;
}

/** Puts the newest Ubuntu serial into the one file that names it. */
export async function refreshImages(command: RefreshImages): Promise<RefreshResult> {
  const texts = TEXTS[command.language];
  let parameters: readonly string[];
  try {
    parameters = await command.listParameters(UBUNTU_STABLE_PATH);
  } catch (error) {
    return { exitCode: 2, message: texts.notAsked(command.region, (error as Error).message) };
  }
  const newest = newestSerial(parameters);
  if (!newest) return { exitCode: 2, message: texts.noneFound(UBUNTU_STABLE_PATH, command.region) };

  const source = command.readSource();
  const current = SERIAL_LINE.exec(source)?.[2];
  if (current === undefined) throw new Error('lib/lab/images.ts no longer says UBUNTU_SERIAL = ...');
  if (current === newest) return { exitCode: 0, message: texts.unchanged(newest) };
  if (command.dryRun) return { exitCode: 0, message: texts.wouldWrite(current, newest) };
  command.writeSource(source.replace(SERIAL_LINE, `$1${newest}$3`));
  return { exitCode: 0, message: texts.written(current, newest) };
}
