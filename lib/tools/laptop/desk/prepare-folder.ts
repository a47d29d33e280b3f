import { mkdtempSync, rmdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Language } from '../../../config/sentence';
import { makeWithParents } from '../../files/make-with-parents';
import { LaptopError } from '../engine/laptop-error';
import { MESSAGES } from './messages';

/** Makes a folder that the person named. @throws LaptopError when there can be no such folder, or nothing put into it */
export function prepareFolder(folder: string, language: Language): void {
  try {
    if (folder.trim() === '') throw Object.assign(new Error('no name'), { code: 'ENOENT' });
    const path = resolve(folder);
    makeWithParents(path);
    rmdirSync(mkdtempSync(join(path, '.can-be-written-')));
  } catch (error) {
    throw new LaptopError(MESSAGES[language].noFolder(folder, (error as NodeJS.ErrnoException).code ?? ''));
  }
}
