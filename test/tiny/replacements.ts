import type { Replacements } from '../support/replacements';

/** A greeting is nobody's. */
export const tinyReplacements: Replacements = {
  from: ['classroom default', 'production quiet'],
  values: { greeting: ['hello', '안녕'], loud: [undefined, true, false] },
  replaced: {},
};
