import { join } from 'node:path';
import { jsonApiReply } from '../../../../lib/tools/laptop/api/api-exchange';
import type { OnceForm, PatternPage } from '../../../../lib/tools/laptop/desk/pattern-page';

/** A page over a template that answers how many resources it has. */
export function madeUpPage(name: string, options: OnceForm['options'] = {}): PatternPage {
  return {
    name,
    hasLog: false,
    tour: { pattern: name, title: { en: name, ko: `작은 ${name}` }, nodes: {}, steps: [] },
    directory: join(__dirname, 'made-up-page'),
    context: { 'laptop.only': 'yes' },
    once: {
      examples: { en: [[`--once ${name}`, 'counts']], ko: [[`--once ${name}`, '셉니다']] },
      options,
      check: () => {},
    },
    start: async ({ stack }) => ({
      state: async () => ({ resources: stack.resources.size }),
      actions: {
        'POST echo': async ({ query, readBody }) =>
          jsonApiReply(200, { text: `${query.get('before')}${await readBody(10)}` }),
      },
      facts: () => [['resources', String(stack.resources.size)]],
      about: {},
      once: async () => ({ about: {}, lines: [] }),
    }),
  };
}
