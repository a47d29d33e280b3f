import type { Language } from '../../../config/sentence';
import type { Plan } from './plan';
import type { GoingRun } from './run-file';

export interface DeployedTexts {
  readonly noAnswer: (region: string, reason: string) => string;
  readonly noStack: (stack: string, region: string) => string;
  readonly noTenant: (tenant: string) => string;
  readonly foreign: (tenant: string, names: readonly string[]) => string;
  readonly going: (tenant: string, run: GoingRun, path: string) => string;
  readonly noRunFile: (path: string, tenant: string) => string;
  readonly leftOver: (names: readonly string[]) => string;
  readonly toRemove: (names: readonly string[], tenant: string) => string;
  readonly remove: string;
  readonly nothingLeft: (tenant: string) => string;
  readonly plan: (plan: Plan, tenant: string, url: string) => string;
  readonly unpriced: string;
  readonly ocu: (usd: string) => string;
  readonly goOn: string;
  readonly sayYes: string;
  readonly notStarted: string;
  readonly sent: (done: number, of: number) => string;
  readonly read: (done: number, of: number) => string;
  readonly showing: (seconds: number) => string;
  readonly removing: (documents: number) => string;
  readonly removed: (documents: number, tenant: string) => string;
  readonly stopped: string;
  readonly refused: (document: string, why: string) => string;
  readonly notRead: (names: readonly string[], minutes: number) => string;
  readonly tokensSpent: string;
  readonly leftBehind: (names: readonly string[], reason: string, command: string) => string;
  readonly answersBy: (model: string, read: number, written: number) => string;
  readonly noLegs: string;
}

const MOST_NAMES = 5;

function list(names: readonly string[], more: (count: number) => string): string {
  const rest = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (rest > 0 ? more(rest) : '');
}

const english = (names: readonly string[]) => list(names, (count) => ` and ${count} more`);
const korean = (names: readonly string[]) => list(names, (count) => ` 외 ${count}개`);
const inEnglish = (count: number) => count.toLocaleString('en');

/** What the command says of a deployed stack. */
export const DEPLOYED_TEXTS: Readonly<Record<Language, DeployedTexts>> = {
  en: {
    noAnswer: (region, reason) => `No answer from ${region}: ${reason}`,
    noStack: (stack, region) =>
      `No stack ${stack} in ${region} has an output ValueApiUrl. Is the name right (--stack), and the region (--region)?`,
    noTenant: (tenant) =>
      `The stack has no tenant ${tenant}. Deploy one for evaluations, with the keys that you deploy with and: -c "rag.tenants=team,${tenant}"; or name another that has no documents (--tenant)`,
    foreign: (tenant, names) =>
      `The tenant ${tenant} has documents that no run of this machine has sent, ${names.length}: ${english(names)}. They would be searched too, so nothing was started, and nothing is removed. Name a tenant without documents (--tenant); what a run on another machine has left, --clean removes there`,
    going: (tenant, { processId, beganAtMs }, path) =>
      `Another run has the tenant ${tenant}: process ${processId}, since ${new Date(beganAtMs).toISOString()}. Wait for its end, or name another tenant (--tenant). Where that process is no evaluation, write 0 for processId into ${path}`,
    noRunFile: (path, tenant) =>
      `${path} is not as a run writes it, so nobody knows what is left in the tenant ${tenant}. Look there, and delete the file`,
    leftOver: (names) =>
      `A run that could not end has left ${names.length} documents, which are removed first: ${english(names)}`,
    toRemove: (names, tenant) =>
      `A run that could not end has left ${names.length} documents in the tenant ${tenant}: ${english(names)}`,
    remove: 'Remove them? [y/N] ',
    nothingLeft: (tenant) => `No run of this machine has left anything in the tenant ${tenant}. Nothing was removed.`,
    plan: ({ documents, questions, answers, vectors, tokens }, tenant, url) =>
      [
        `On the deployed stack at ${url}, as its tenant ${tenant}:`,
        `  ${documents} documents are sent, and removed at the end`,
        `  ${questions} questions are asked, each as a search and for an answer`,
        `  at most ${answers} calls of the model that writes: roughly ${inEnglish(tokens.read)} tokens to read and at most ${inEnglish(tokens.written)} to write`,
        `  ${vectors} texts get vectors: roughly ${inEnglish(tokens.embedded)} tokens; what is tried again counts anew`,
        "  Tokens that are read and written count in the tenant's dailyTokens.",
      ].join('\n'),
    unpriced: '  What tokens of Bedrock cost: UNKNOWN here.',
    ocu: (usd) =>
      `  Where the store is serverless: ${usd} USD for each compute unit and hour that it is awake (price of the first generation).`,
    goOn: 'Go on? [y/N] ',
    sayYes: 'There is no terminal to ask in. With --yes it goes on without asking.',
    notStarted: 'Nothing was started.',
    sent: (done, of) => `${done} of ${of} documents sent`,
    read: (done, of) => `${done} of ${of} documents read`,
    showing: (seconds) => `Waiting ${seconds} seconds, until the index shows everything ...`,
    removing: (documents) => `Removing ${documents} documents; a second Ctrl+C leaves them ...`,
    removed: (documents, tenant) => `${documents} documents were removed from the tenant ${tenant}.`,
    stopped: 'Stopped. There are no figures.',
    refused: (document, why) => `The stack does not answer from ${document}: ${why} Nothing was asked.`,
    notRead: (names, minutes) =>
      `Not read for ${minutes} minutes: ${english(names)}. See the log of the stack's reader, and its alarms. Nothing was asked.`,
    tokensSpent: 'Deploy with a larger rag.dailyTokens, or run it tomorrow, or with --part tune.',
    leftBehind: (names, reason, command) =>
      `These documents may still be there: ${english(names)} (${reason})\nRemove them, when the cause is mended: ${command}`,
    answersBy: (model, read, written) =>
      `Answers by ${model}, which says that it read ${inEnglish(read)} tokens and wrote ${inEnglish(written)}.`,
    noLegs:
      'Figures by words and by vectors alone are not available on a deployed stack: its search shows the fused list, of 20 passages.',
  },
  ko: {
    noAnswer: (region, reason) => `${region} 리전에서 답을 받지 못했습니다: ${reason}`,
    noStack: (stack, region) =>
      `${region} 리전의 ${stack} 스택에 ValueApiUrl 출력이 없습니다. 스택 이름(--stack)과 리전(--region)을 확인하세요.`,
    noTenant: (tenant) =>
      `스택에 ${tenant} 테넌트가 없습니다. 배포할 때 쓰는 키에 다음을 더해 평가용 테넌트를 배포하세요: -c "rag.tenants=team,${tenant}". 문서가 없는 다른 테넌트를 --tenant로 지정해도 됩니다`,
    foreign: (tenant, names) =>
      `${tenant} 테넌트에 이 컴퓨터의 평가가 보내지 않은 문서가 ${names.length}개 있습니다: ${korean(names)}. 함께 검색되므로 시작하지 않았고, 아무것도 지우지 않습니다. 문서가 없는 테넌트를 지정하세요(--tenant). 다른 컴퓨터의 평가가 남긴 문서라면 그 컴퓨터에서 --clean으로 지우세요`,
    going: (tenant, { processId, beganAtMs }, path) =>
      `다른 평가가 ${tenant} 테넌트를 쓰고 있습니다: 프로세스 ${processId}, ${new Date(beganAtMs).toISOString()}부터. 끝날 때까지 기다리거나 다른 테넌트를 지정하세요(--tenant). 그 프로세스가 평가가 아니라면 ${path}의 processId를 0으로 바꾸세요`,
    noRunFile: (path, tenant) =>
      `${path}의 형식이 맞지 않아 ${tenant} 테넌트에 무엇이 남았는지 알 수 없습니다. 테넌트의 문서를 확인한 뒤 파일을 지우세요`,
    leftOver: (names) => `도중에 끝난 평가가 남긴 문서 ${names.length}개를 먼저 지웁니다: ${korean(names)}`,
    toRemove: (names, tenant) =>
      `도중에 끝난 평가가 ${tenant} 테넌트에 남긴 문서가 ${names.length}개 있습니다: ${korean(names)}`,
    remove: '지울까요? [y/N] ',
    nothingLeft: (tenant) => `이 컴퓨터의 평가가 ${tenant} 테넌트에 남긴 문서가 없습니다. 아무것도 지우지 않았습니다.`,
    plan: ({ documents, questions, answers, vectors, tokens }, tenant, url) =>
      [
        `배포된 스택 ${url}에서 ${tenant} 테넌트로 다음을 합니다.`,
        `  문서 ${documents}개를 보내고 끝날 때 지웁니다`,
        `  질문 ${questions}개를 검색과 답변으로 한 번씩 묻습니다`,
        `  답을 쓰는 모델 호출: 많아야 ${answers}번, 읽는 토큰 약 ${inEnglish(tokens.read)}개, 쓰는 토큰 많아야 ${inEnglish(tokens.written)}개`,
        `  벡터를 만드는 글: ${vectors}개, 토큰 약 ${inEnglish(tokens.embedded)}개. 다시 시도한 것은 새로 셉니다`,
        '  읽고 쓴 토큰은 테넌트의 dailyTokens에 들어갑니다.',
      ].join('\n'),
    unpriced: '  Bedrock 토큰의 요금: 여기서는 알 수 없습니다(UNKNOWN).',
    ocu: (usd) => `  저장소가 serverless라면: 깨어 있는 동안 컴퓨팅 유닛마다 시간당 ${usd} USD (1세대의 요금).`,
    goOn: '계속할까요? [y/N] ',
    sayYes: '대답을 입력할 터미널이 없습니다. --yes를 붙이면 묻지 않고 계속합니다.',
    notStarted: '아무것도 시작하지 않았습니다.',
    sent: (done, of) => `문서 ${of}개 중 ${done}개 보냄`,
    read: (done, of) => `문서 ${of}개 중 ${done}개 읽음`,
    showing: (seconds) => `색인에 모두 나타나도록 ${seconds}초 기다립니다 ...`,
    removing: (documents) => `문서 ${documents}개를 지웁니다. Ctrl+C를 한 번 더 누르면 남겨 둡니다 ...`,
    removed: (documents, tenant) => `${tenant} 테넌트에서 문서 ${documents}개를 지웠습니다.`,
    stopped: '중단했습니다. 수치는 없습니다.',
    refused: (document, why) => `스택이 ${document}에서는 답을 찾지 못합니다. ${why} 아무것도 질문하지 않았습니다.`,
    notRead: (names, minutes) =>
      `${minutes}분 동안 읽히지 않은 문서: ${korean(names)}. 스택의 문서 읽기 함수 로그와 경보를 확인하세요. 아무것도 질문하지 않았습니다.`,
    tokensSpent: 'rag.dailyTokens를 늘려 배포하거나, 내일 다시 실행하거나, --part tune으로 실행하세요.',
    leftBehind: (names, reason, command) =>
      `다음 문서가 남아 있을 수 있습니다: ${korean(names)} (${reason})\n원인을 해결한 뒤 지우세요: ${command}`,
    answersBy: (model, read, written) =>
      `답변: ${model}. 모델이 밝힌 토큰은 읽은 것 ${inEnglish(read)}개, 쓴 것 ${inEnglish(written)}개입니다.`,
    noLegs:
      '배포된 스택에서는 단어 검색과 벡터 검색을 따로 잰 수치가 없습니다. 검색 API는 합친 목록을 단락 20개까지만 보여 줍니다.',
  },
};
