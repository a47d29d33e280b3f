import { evaluationCommand } from '../../lib/rag/evaluation/command-line';
import { awsServices } from '../../lib/rag/evaluation/deployed/aws-services';
import { openLocalSystem, pgliteStore } from '../../lib/rag/evaluation/open-local-system';
import { WITHOUT_VERSION_WARNINGS } from '../../lib/tools/account/without-version-warnings';

const setEnvironment = (variables: Readonly<Record<string, string>>) => Object.assign(process.env, variables);
setEnvironment(WITHOUT_VERSION_WARNINGS);

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
  open: ({ store, ...what }) =>
    openLocalSystem({ ...what, store: store === 'pglite' ? pgliteStore : openSearchStore, setEnvironment }),
  connect: (region, profile) => {
    if (profile !== undefined) setEnvironment({ AWS_PROFILE: profile });
    return awsServices(region);
  },
}).then(({ exitCode, text }) => {
  (exitCode === 2 ? console.error : console.log)(text);
  process.exitCode = exitCode;
});
