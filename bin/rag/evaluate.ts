import { join } from 'node:path';
import { evaluationCommand } from '../../lib/rag/evaluation/command-line';
import { openLocalSystem, pgliteStore } from '../../lib/rag/evaluation/open-local-system';
import { WITHOUT_VERSION_WARNINGS } from '../../lib/tools/account/without-version-warnings';

Object.assign(process.env, WITHOUT_VERSION_WARNINGS);

/** The server that the tests start: nobody else needs one. */
async function openSearchStore() {
  const { OpenSearchProcess } =
    require('../../test/rag/opensearch/opensearch-process') as typeof import('../../test/rag/opensearch/opensearch-process');
  const node = await OpenSearchProcess.start();
  const settle = async () => void (await fetch(`${node.url}/_refresh`, { method: 'POST' }));
  return { url: node.url, settle, stop: () => node.stop() };
}

evaluationCommand(process.argv.slice(2), process.env, {
  progress: (line) => console.error(line),
  open: ({ store, semantic }) =>
    openLocalSystem({
      store: store === 'pglite' ? pgliteStore : openSearchStore,
      semantic,
      folder: join(__dirname, '..', '..', '.cache', 'models'),
      setEnvironment: (variables) => Object.assign(process.env, variables),
    }),
}).then(({ exitCode, text }) => {
  (exitCode === 2 ? console.error : console.log)(text);
  process.exitCode = exitCode;
});
