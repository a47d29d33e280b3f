import type { Variant } from './variant';

/** Every pattern as it is without a choice, in either mode. */
export const MODE_VARIANTS: readonly Variant[] = [
  {
    name: 'classroom',
    says: {
      en: 'For a lesson: one destroy leaves nothing behind.',
      ko: '수업용입니다. destroy 한 번이면 아무것도 남지 않습니다.',
    },
    context: { mode: 'classroom' },
  },
  {
    name: 'production',
    says: {
      en: 'For a service: data is kept, and tiers are doubled.',
      ko: '서비스용입니다. 데이터를 지키고 계층마다 두 벌을 둡니다.',
    },
    context: { mode: 'production' },
  },
];
