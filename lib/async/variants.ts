import type { Variant } from '../config/variant';

/** Shapes of `async` that a reader would deploy, beside the two modes. */
export const asyncVariants: readonly Variant[] = [
  {
    name: 'direct',
    says: {
      en: 'The API writes to the queue by itself, without a function between.',
      ko: '사이에 함수 없이 API가 직접 대기열에 씁니다.',
    },
    context: { 'async.producer': 'direct' },
  },
  {
    name: 'servers',
    says: {
      en: 'Servers take the jobs and do them, video too, and results are rows in PostgreSQL.',
      ko: '서버가 작업을 받고 처리하며 동영상도 다룹니다. 결과는 PostgreSQL에 행으로 남습니다.',
    },
    context: { 'async.producer': 'ec2', 'async.worker': 'ec2', 'async.results': 'rds' },
  },
];
