import * as z from 'zod';
import type { PatternSettings } from '../../lib/config/pattern-settings';

const tinySchema = z.strictObject({
  greeting: z.string().min(1).max(40).default('hello').describe('What the function says'),
  loud: z.boolean().optional().describe('Say it in capitals; on in classroom, off in production'),
});

export type TinySettings = z.output<typeof tinySchema> & { readonly loud: boolean };

/** A pattern that nobody deploys. It is as small as a pattern can be, so that whatever runs over patterns must run over it. */
export const tinySettings: PatternSettings<'tiny', typeof tinySchema, TinySettings> = {
  name: 'tiny',
  schema: tinySchema,
  complete: (chosen, { mode }) => ({ ...chosen, loud: chosen.loud ?? mode === 'classroom' }),
  relations: [
    {
      key: 'greeting',
      problems: ({ greeting, loud }) =>
        loud && greeting.endsWith('...')
          ? [
              {
                en: `"${greeting}" cannot be said loud; say it low: -c tiny.loud=false`,
                ko: `"${greeting}"은(는) 크게 말할 수 없습니다. 작게 말하세요: -c tiny.loud=false`,
              },
            ]
          : [],
    },
  ],
};
