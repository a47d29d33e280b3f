import { join } from 'node:path';
import { resourcesOfType, type StackModel } from '../../model/template';
import { enginePage } from '../../tools/laptop/desk/engine-page';
import type { PatternPage } from '../../tools/laptop/desk/pattern-page';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import { tour } from '../tour';
import { SITE_MESSAGES } from './messages';
import { ON_LOOPBACK } from './on-loopback';
import { PICTURE_PARTS } from './picture-parts';
import { checkOnce } from './run-once';

const overEngine = enginePage({
  name: 'web',
  directory: join(__dirname, 'page'),
  tour,
  parts: PICTURE_PARTS,
  ...ON_LOOPBACK,
  once: {
    examples: {
      en: [['--once web "Hello"', 'signs the guestbook once, through router, server and database']],
      ko: [['--once web "안녕하세요"', '라우터, 서버, 데이터베이스를 거쳐 방명록에 한 번 씁니다']],
    },
    options: {
      author: {
        type: 'string',
        value: 'NAME',
        help: { en: 'who signs the guestbook (laptop)', ko: '방명록에 쓰는 사람 (laptop)' },
      },
    },
    check: checkOnce,
  },
  recover: (...given) =>
    (require('./recover-database') as typeof import('./recover-database')).recoverDatabase(...given),
  // With all that it needs of the engine, which a start of another page does without.
  open: (engine) => (require('./guestbook-page') as typeof import('./guestbook-page')).openGuestbookPage(engine),
});

/** The pattern on the laptop: sign the guestbook, watch who answers, take a server or the database away. */
export const page: PatternPage = {
  ...overEngine,
  start: async (start) => {
    if (engineOf(start.stack) !== 'postgres') throw new LaptopError(SITE_MESSAGES[start.language].postgresOnly);
    return overEngine.start(start);
  },
};

function engineOf(stack: StackModel): unknown {
  return resourcesOfType(stack, 'AWS::RDS::DBInstance')[0]?.properties['Engine'];
}
