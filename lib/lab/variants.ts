import type { Variant } from '../config/variant';

/** Shapes of `lab` that a reader would deploy, beside the two modes. */
export const labVariants: readonly Variant[] = [
  {
    name: 'windows',
    says: {
      en: 'A Windows server, reached by Remote Desktop in place of SSH.',
      ko: 'SSH 대신 원격 데스크톱으로 접속하는 Windows 서버입니다.',
    },
    context: { 'lab.os': 'windows-2022' },
  },
];
