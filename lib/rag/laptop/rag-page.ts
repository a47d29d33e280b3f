import { jsonApiReply } from '../../tools/laptop/api/api-exchange';
import { CountedObjects } from '../../tools/laptop/desk/counted-objects';
import type { EngineOpenPage } from '../../tools/laptop/desk/engine-page';
import type { ActionRequest } from '../../tools/laptop/desk/pattern-page';
import type { Engine } from '../../tools/laptop/engine/engine';
import { dynamoLedger } from '../adapters/dynamo-ledger';
import { DOCUMENT_ENDINGS, MAX_DOCUMENT_BYTES } from '../domain/document-kinds';
import { DOCUMENTS_PREFIX } from '../domain/prefixes';
import { EXAMPLE_QUESTIONS, exampleDocuments } from './examples';
import { RAG_MESSAGES } from './messages';
import type { RagServices } from './rag-services';
import { ragStackOf } from './rag-stack';
import { runOnce } from './run-once';
import { SeenDocuments } from './seen-documents';
import { TenantApi } from './tenant-api';

/** What does not fit into a document is still taken, so that its refusal can be seen. */
const MOST_SENT_BYTES = 2 * MAX_DOCUMENT_BYTES;

/** The page of the pattern over a running stack: documents on their way, and questions to them. */
export function openRagPage(engine: Engine, { semantic, vectorsBy }: RagServices): EngineOpenPage {
  const { stack, services } = engine;
  const running = ragStackOf(engine);
  const { api, storage, documents, ledger, news, deadLetters, tenants, store, hasGuardrail } = running;
  const seen = new SeenDocuments(tenants, dynamoLedger(services.tables!, ledger).list);
  const objects = new CountedObjects(storage.s3, documents, DOCUMENTS_PREFIX);
  const apiOf = ({ query, headers }: ActionRequest) => {
    const tenant = query.get('tenant') ?? tenants[0]!;
    return new TenantApi(api.front, tenant, headers['accept-language']?.startsWith('ko') ? 'ko' : 'en');
  };
  const examples = exampleDocuments();
  let asked = 0;
  return {
    state: async () => ({
      region: stack.region,
      variant: { store, vectors: semantic ? 'semantic' : 'letters' },
      vectorsBy,
      hasGuardrail,
      tenants,
      endings: DOCUMENT_ENDINGS,
      questions: EXAMPLE_QUESTIONS,
      examples: examples.length,
      objects: await objects.now(),
      news: storage.queues.depth(news),
      deadLetters: storage.queues.depth(deadLetters),
      reading: engine.fleet.views.find(({ name }) => name === 'Reader')?.running ?? 0,
      asked,
      documents: await seen.now(),
    }),
    actions: {
      'POST documents': async (request) => {
        const sent = await apiOf(request).send(
          request.query.get('name') ?? '',
          await request.readBody(MOST_SENT_BYTES),
        );
        return jsonApiReply(sent.status, sent);
      },
      'POST examples': async (request) => {
        const tenant = apiOf(request);
        for (const { name, bytes } of examples) {
          const sent = await tenant.send(name, bytes);
          if (sent.status !== 201) return jsonApiReply(sent.status, sent);
        }
        return jsonApiReply(201, { documents: examples.length });
      },
    },
    onApiReply: ({ request: { path } }) => {
      if (path.endsWith('/ask')) asked++;
    },
    facts: (language) => {
      const text = RAG_MESSAGES[language];
      return [
        [text.tenants, tenants.join(', ')],
        [text.vectors, semantic ? vectorsBy : text.standInVectors],
        [text.answers, text.standInAnswers],
        ...(hasGuardrail ? [[text.guardrail, text.noGuardrail] as const] : []),
      ];
    },
    about: { tenants, vectorsBy, hasGuardrail },
    once: (given) => runOnce(new TenantApi(api.front, tenants[0]!, given.language), given),
  };
}
