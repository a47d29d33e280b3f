import type { Spending } from '../tools/cost/spending';

/** What `rag` may cost a class, and what a class is assumed to do with it. */
export const spending: Spending = {
  mostPerHour: 0.005,
  does: {
    en: 'adds one document of ten pages and asks twenty questions',
    ko: '열 쪽짜리 문서 하나를 더하고 질문 스무 개를 합니다',
  },
  each: {
    'rest-api-requests': 22,
    'function-calls': 30,
    'function-gb-seconds-arm64': Number.NaN,
    // Nobody has counted them; `dailyTokens` is their ceiling.
    'model-tokens': Number.NaN,
    'queue-requests': 10,
    'table-writes': 50,
    'table-reads': 50,
    storage: 0.001,
    'storage-writes': 3,
    'storage-reads': 3,
    'log-writes': 0.001,
  },
  together: {
    // Awake for both hours, two units to search and two to write: the ceiling of the default.
    'search-ocu-hours': 8,
  },
};
