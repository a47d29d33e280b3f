import type { Spending } from '../tools/cost/spending';

/** What `upload` may cost a class, and what a class is assumed to do with it. */
export const spending: Spending = {
  mostPerHour: 0.005,
  does: {
    en: 'uploads ten photographs of 3 MB and looks at each in three sizes of 0.1 MB, each made once',
    ko: '3 MB 사진 열 장을 올리고 한 장을 0.1 MB 크기 셋으로 한 번씩 봅니다',
  },
  each: {
    'http-api-requests': 40,
    'function-calls': 50,
    'function-gb-seconds-arm64': Number.NaN,
    'queue-requests': 40,
    'table-writes': 30,
    'table-reads': 40,
    storage: 0.03,
    // An upload is two: into the quarantine, and out of it.
    'storage-writes': 20,
    'storage-reads': 40,
    'edge-requests': 30,
    'edge-functions': 30,
    'edge-traffic': 0.003,
    // Two for each size: on the way to the origin and back.
    'edge-calls': 60,
    // 30 sizes, 73 ms each at 1,769 MB; the time is that of a machine of ours and not of Lambda.
    'edge-gb-seconds': 3.9,
    'log-writes': 0.0001,
  },
};
