import { join } from 'node:path';
import { apisOf } from '../../model/api-routes';
import { resourcesOfType, type StackModel } from '../../model/template';
import { enginePage } from '../../tools/laptop/desk/engine-page';
import type { PatternPage } from '../../tools/laptop/desk/pattern-page';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import { tour } from '../tour';
import { UPLOAD_MESSAGES } from './messages';
import { PICTURE_PARTS } from './picture-parts';
import { checkOnce } from './run-once';

const overEngine = enginePage({
  name: 'upload',
  directory: join(__dirname, 'page'),
  tour,
  parts: PICTURE_PARTS,
  programs: {
    environmentFiles: ['/etc/upload-server.env'],
    environment: () => ({
      // Nothing of this machine is served to others, and nobody has to notice that it stops.
      HOST: '127.0.0.1',
      DRAIN_SECONDS: '0',
    }),
  },
  once: {
    examples: {
      en: [['--once upload ./photo.jpg', 'one file: sent, checked, and served in three sizes']],
      ko: [['--once upload ./photo.jpg', '파일 하나를 올려 검사하고 세 가지 크기로 받아 봅니다']],
    },
    options: {},
    check: checkOnce,
  },
  // With all that it needs of the engine, which a start of another page does without.
  open: (engine) => (require('./upload-page') as typeof import('./upload-page')).openUploadPage(engine),
});

/** The pattern on the laptop: send files, good and bad, and watch where each goes. */
export const page: PatternPage = {
  ...overEngine,
  start: async (start) => {
    const signIn = signInOf(start.stack);
    if (signIn !== 'none') throw new LaptopError(UPLOAD_MESSAGES[start.language].noSignIn(signIn));
    return overEngine.start(start);
  },
};

function signInOf(stack: StackModel): string {
  if (resourcesOfType(stack, 'AWS::Cognito::UserPool').length > 0) return 'cognito';
  const routes = apisOf(stack).flatMap((api) => api.routes);
  return routes.some(({ authorization }) => authorization === 'AWS_IAM') ? 'iam' : 'none';
}
