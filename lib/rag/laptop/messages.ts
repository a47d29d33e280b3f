import type { Language } from '../../config/sentence';

/** What this pattern says in the terminal. */
interface RagMessages {
  readonly onceNeeds: string;
  readonly noQuestion: string;
  readonly noFile: (file: string) => string;
  readonly isFolder: (file: string) => string;
  readonly tooLarge: (file: string, limitMiB: number) => string;
  readonly notTaken: (file: string, status: number, detail: string) => string;
  readonly refused: (file: string, title: string, detail: string) => string;
  readonly tooSlow: (file: string, seconds: number) => string;
  readonly notAnswered: (status: number, detail: string) => string;
  readonly read: (name: string, passages: number) => string;
  readonly notInDocuments: string;
  readonly tenants: string;
  readonly vectors: string;
  readonly answers: string;
  readonly guardrail: string;
  readonly noGuardrail: string;
  readonly standInVectors: string;
  readonly standInAnswers: string;
}

export const RAG_MESSAGES: Readonly<Record<Language, RagMessages>> = {
  en: {
    onceNeeds: '--once rag needs a document, for example: --once rag ./rules.pdf --ask "How many days of leave?"',
    noQuestion: '--ask is empty; write the question in quotation marks',
    noFile: (file) => `${file}: there is no such file`,
    isFolder: (file) => `${file} is a folder; name the documents in it`,
    tooLarge: (file, limit) => `${file} is larger than ${limit} MiB; split it`,
    notTaken: (file, status, detail) => `${file} was not taken (${status}): ${detail}`,
    refused: (file, title, detail) => `${file} cannot be answered from: ${title} ${detail}`,
    tooSlow: (file, seconds) => `${file} was not read within ${seconds} seconds`,
    notAnswered: (status, detail) => `The question was not answered (${status}): ${detail}`,
    read: (name, passages) => `${name}: read, ${passages} passages`,
    notInDocuments: 'The documents do not answer that.',
    tenants: 'tenants',
    vectors: 'vectors',
    answers: 'answers',
    guardrail: 'guardrail',
    noGuardrail: 'The template has one, and nobody plays it here: questions and answers pass unjudged.',
    standInVectors: 'a stand-in: texts are near when they share letters, not meaning (--semantic for real ones)',
    standInAnswers: 'The answer is made by a stand-in, which copies sentences of the documents; no model wrote it.',
  },
  ko: {
    onceNeeds: '--once rag 다음에는 문서가 있어야 합니다. 예: --once rag ./rules.pdf --ask "연차는 며칠인가요?"',
    noQuestion: '--ask가 비어 있습니다. 질문을 따옴표 안에 쓰세요',
    noFile: (file) => `${file}: 그런 파일이 없습니다`,
    isFolder: (file) => `${file}은(는) 폴더입니다. 그 안의 문서를 쓰세요`,
    tooLarge: (file, limit) => `${file}: ${limit}MiB를 넘습니다. 나누어 쓰세요`,
    notTaken: (file, status, detail) => `${file}을(를) 받지 않았습니다(${status}). ${detail}`,
    refused: (file, title, detail) => `${file}에서는 답을 찾을 수 없습니다. ${title} ${detail}`,
    tooSlow: (file, seconds) => `${seconds}초 안에 ${file}을(를) 다 읽지 못했습니다`,
    notAnswered: (status, detail) => `답을 받지 못했습니다(${status}). ${detail}`,
    read: (name, passages) => `${name}: 읽었습니다. 단락 ${passages}개`,
    notInDocuments: '문서에는 그에 대한 답이 없습니다.',
    tenants: '테넌트',
    vectors: '벡터',
    answers: '답변',
    guardrail: '가드레일',
    noGuardrail: '템플릿에는 있지만 여기서는 작동하지 않습니다. 질문과 답을 검사하지 않고 그대로 보냅니다.',
    standInVectors: '대역입니다. 뜻이 아니라 글자가 비슷한 글을 찾습니다 (실제 벡터는 --semantic)',
    standInAnswers: '답은 대역이 문서의 문장을 그대로 옮겨 만든 것입니다. 언어 모델이 쓴 글이 아닙니다.',
  },
};
