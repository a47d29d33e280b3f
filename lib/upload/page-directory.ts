import { join } from 'node:path';

/** The page that people upload with, as it is served. */
export const PAGE_DIRECTORY = join(__dirname, 'page');
