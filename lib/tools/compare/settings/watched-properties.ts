import type { Watched } from './watched';
import { WATCHED_DATA } from './watched-data';
import { WATCHED_RIGHTS } from './watched-rights';
import { WATCHED_RUNNING } from './watched-running';
import { WATCHED_WAYS } from './watched-ways';

/** Every property whose other value, or absence, has a verdict. */
export const WATCHED: readonly Watched[] = [...WATCHED_WAYS, ...WATCHED_RIGHTS, ...WATCHED_DATA, ...WATCHED_RUNNING];
