import type { CommonInput } from './common-settings';
import type { InputOf } from './pattern-settings';
import type { PATTERNS } from './patterns';

type Pattern = (typeof PATTERNS)[number];

/** What an adopter writes for one environment: the common keys, and a section for each pattern. Every key is optional. */
export type ConfigInput = CommonInput & { readonly [Each in Pattern as Each['name']]?: InputOf<Each> };
