import type { Spending } from '../tools/cost/spending';

/** What `lab` may cost a class, and what a class is assumed to do with it. */
export const spending: Spending = {
  mostPerHour: 0.03,
  does: {
    en: 'puts five files of 1 MB into the bucket and opens the page twenty times, 0.5 MB each time',
    ko: '1 MB 파일 다섯 개를 버킷에 넣고 0.5 MB인 페이지를 스무 번 엽니다',
  },
  each: {
    storage: 0.005,
    'storage-writes': 5,
    'storage-reads': 5,
    egress: 0.01,
  },
  together: {
    // The page is written anew every minute, and lists the bucket for it.
    'storage-writes': 120,
  },
};
