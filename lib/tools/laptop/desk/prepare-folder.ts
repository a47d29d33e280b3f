import { mkdirSync } from 'node:fs';
import { LaptopError } from '../engine/laptop-error';
import { type Language, MESSAGES } from './messages';

/** Makes a folder that the person named. @throws LaptopError when there can be no such folder */
export function prepareFolder(folder: string, language: Language): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new LaptopError(MESSAGES[language].noFolder(folder, (error as NodeJS.ErrnoException).code ?? ''));
  }
}
