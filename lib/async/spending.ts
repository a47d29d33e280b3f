import type { Spending } from '../tools/cost/spending';

/** What `async` may cost a class, and what a class is assumed to do with it. */
export const spending: Spending = {
  mostPerHour: 0.005,
  does: {
    en: 'submits ten thumbnails of a 3 MB photograph and asks five times how each of them stands',
    ko: '3 MB 사진의 썸네일 작업 열 개를 요청하고 하나마다 다섯 번 상태를 묻습니다',
  },
  each: {
    'http-api-requests': 60,
    'function-calls': 70,
    'function-gb-seconds-arm64': Number.NaN,
    // Sent, received, deleted.
    'queue-requests': 30,
    'table-writes': 40,
    'table-reads': 60,
    storage: 0.03,
    'storage-writes': 40,
    'storage-reads': 10,
    'log-writes': 0.0001,
  },
};
