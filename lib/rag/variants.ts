import type { Variant } from '../config/variant';

/** Shapes of `rag` that a reader would deploy, beside the two modes. */
export const ragVariants: readonly Variant[] = [
  {
    name: 'domain',
    says: {
      en: 'Passages lie in an OpenSearch domain with nodes of its own.',
      ko: '구절을 전용 노드가 있는 OpenSearch 도메인에 둡니다.',
    },
    context: { 'rag.store': 'domain' },
  },
  {
    name: 'servers',
    says: { en: 'Servers answer questions in place of functions.', ko: '함수 대신 서버가 질문에 답합니다.' },
    context: { 'rag.compute': 'ec2' },
  },
];
