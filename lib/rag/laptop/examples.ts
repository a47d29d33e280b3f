import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../config/sentence';

const CORPUS = join(__dirname, '../evaluation/corpus');

/** Files of the evaluation's corpus, which is made up and of nobody. */
export function exampleDocuments(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  return readdirSync(CORPUS).map((name) => ({ name, bytes: readFileSync(join(CORPUS, name)) }));
}

/** Questions to the examples. The last of each language is answered by none of them. */
export const EXAMPLE_QUESTIONS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'How many sensors does one gateway serve?',
    'How long is the notice period for leads?',
    'How much do the labels of Bright Labels cost apiece?',
    'How many employees does Marudal have?',
  ],
  ko: [
    '2026년 휴가 규정에서 1년 이상 근무한 직원의 연차 휴가는 며칠입니까?',
    '독일 출장의 숙박비 상한은 얼마입니까?',
    '견학은 몇 시에 합니까?',
    '온빛 S4 센서의 단가는 얼마입니까?',
  ],
};
