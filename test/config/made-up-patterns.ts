import * as z from 'zod';
import { textLike } from '../../lib/config/fault';
import type { PatternSettings } from '../../lib/config/pattern-settings';

const gardenSchema = z.strictObject({
  trees: z.number().int().min(2).max(1000).default(5).describe('How many'),
  fence: z.boolean().default(true).describe('Whether there is one'),
  opens: textLike(/^[0-2]\d:[0-5]\d$/, {
    en: 'is not a time of day',
    ko: '은(는) 시각이 아닙니다',
    examples: ['07:30'],
  })
    .default('07:30')
    .describe('When'),
  guests: z.array(z.string()).default([]).describe('Who may come in'),
  beds: z
    .array(z.strictObject({ name: z.string(), plants: z.array(z.string()) }))
    .default([])
    .describe('What grows'),
});

const pondSchema = z.strictObject({ depth: z.number().positive().optional().describe('In metres') });

/** A pattern with a key of every kind. */
const garden: PatternSettings<'garden', typeof gardenSchema> = {
  name: 'garden',
  schema: gardenSchema,
  complete: (chosen) => chosen,
  relations: [
    {
      key: 'guests',
      problems: ({ guests, fence }) =>
        fence
          ? guests.map((guest) => ({
              en: `"${guest}" cannot come in; open it: -c garden.fence=false`,
              ko: `"${guest}"은(는) 들어올 수 없습니다. 여세요: -c garden.fence=false`,
            }))
          : [],
    },
  ],
};

/** A pattern whose settings depend on the mode. */
const pond: PatternSettings<'pond', typeof pondSchema, { readonly depth: number }> = {
  name: 'pond',
  schema: pondSchema,
  complete: ({ depth }, { mode }) => ({ depth: depth ?? (mode === 'classroom' ? 1 : 2) }),
  relations: [],
};

export const MADE_UP_PATTERNS = [garden, pond] as const;
