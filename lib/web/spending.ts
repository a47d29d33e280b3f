import type { Spending } from '../tools/cost/spending';

/** What `web` may cost a class, and what a class is assumed to do with it. */
export const spending: Spending = {
  mostPerHour: 0.1,
  does: {
    en: 'opens the guestbook a hundred times with two static files each time, 0.1 MB together, and signs it ten times',
    ko: '방명록을 백 번 열고(한 번에 정적 파일 두 개, 합해서 0.1 MB) 열 번 글을 남깁니다',
  },
  each: {
    'edge-requests': 310,
    'edge-traffic': 0.01,
    'log-writes': 0.0001,
  },
  together: {
    // Two hours below one unit of capacity: 25 new connections a second.
    'balancer-lcu-hours': 2,
  },
};
