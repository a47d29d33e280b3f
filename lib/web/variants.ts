import type { Variant } from '../config/variant';

/** Shapes of `web` that a reader would deploy, beside the two modes. */
export const webVariants: readonly Variant[] = [
  {
    name: 'mysql',
    says: { en: 'The same three tiers over MySQL.', ko: '같은 세 계층을 MySQL 위에 둡니다.' },
    context: { 'web.database': 'mysql' },
  },
];
