import { join } from 'node:path';
import { enginePage } from '../../tools/laptop/desk/engine-page';
import { tour } from '../tour';
import { PICTURE_PARTS } from './picture-parts';
import { checkOnce } from './run-once';

/** The pattern on the laptop: drop documents, ask them, and see where an answer comes from. */
export const page = enginePage({
  name: 'rag',
  directory: join(__dirname, 'page'),
  tour,
  parts: PICTURE_PARTS,
  // Two, so that it can be seen that neither hears of the other's documents.
  context: { 'rag.tenants': 'team,guests' },
  programs: {
    environmentFiles: ['/etc/question-server.env'],
    environment: () => ({
      // Nothing of this machine is served to others, and nobody has to notice that it stops.
      HOST: '127.0.0.1',
      DRAIN_SECONDS: '0',
    }),
  },
  options: {
    semantic: {
      type: 'boolean',
      help: {
        en: 'vectors of what texts mean, by an encoder on this machine (Python 3.11 or newer)',
        ko: '글의 뜻을 담은 벡터를 이 컴퓨터의 인코더로 만듭니다 (Python 3.11 이상)',
      },
    },
  },
  once: {
    examples: {
      en: [
        ['--pattern rag --semantic', 'answers from your documents, which are found by their meaning too'],
        ['--once rag ./rules.pdf --ask "How many days of leave?"', 'one document and one question to it'],
      ],
      ko: [
        ['--pattern rag --semantic', '문서에서 답을 찾습니다. 뜻이 통하는 말로도 찾습니다'],
        ['--once rag ./rules.pdf --ask "연차는 며칠인가요?"', '문서를 넣고 한 가지를 물어봅니다'],
      ],
    },
    options: {
      ask: {
        type: 'string',
        value: 'QUESTION',
        help: { en: 'what to ask; without it the document is only read', ko: '질문. 없으면 문서를 읽기만 합니다' },
      },
      out: {
        type: 'string',
        value: 'DIR',
        help: { en: 'where answer and sources are written too', ko: '답과 출처를 파일로도 남길 곳' },
      },
    },
    check: checkOnce,
  },
  serve: (start) => (require('./rag-services') as typeof import('./rag-services')).serveRag(start),
  // With all that it needs of the engine, which a start of another page does without.
  open: (engine, _, own) => (require('./rag-page') as typeof import('./rag-page')).openRagPage(engine, own!),
});
