import type { Language } from '../../config/sentence';

export interface EvaluationTexts {
  readonly help: string;
  readonly wrongStore: (value: string) => string;
  readonly wrongPart: (value: string) => string;
  readonly asked: (done: number, of: number) => string;
  readonly starting: string;
  readonly notWithAws: (option: string) => string;
  readonly withAwsAlone: (option: string) => string;
  readonly unplaced: (ids: readonly string[]) => string;
  readonly heading: (questions: number, vectorsBy: string) => string;
  readonly abstention: string;
  readonly precision: string;
  readonly recall: string;
  readonly notMeasured: string;
  readonly citedEvidence: string;
  readonly invalidCitations: (count: number) => string;
  readonly obeyed: (count: number, of: number) => string;
  readonly interval: string;
  readonly holds: string;
  readonly broken: string;
  readonly short: string;
  readonly shortOf: (figure: string, known: number) => string;
  readonly bars: string;
  readonly failed: (reason: string) => string;
}

const MOST_IDS = 20;

/** What the command says, in the two languages of the lessons. */
export const TEXTS: Readonly<Record<Language, EvaluationTexts>> = {
  en: {
    help: `Usage: npm run --silent eval -- [--semantic] [--store pglite|opensearch] [--dataset <folder>] [--part tune|judge|all]
       npm run --silent eval -- --aws [--stack <name>] [--region <region>] [--tenant <tenant>] [--yes | --clean] [...]

Takes documents in and asks questions about them, on this machine, by the code that is deployed: how high passages that answer stand,
by words (lexical), by vectors (nearest) and by both (fused); how often "not in the documents" is right; whether answers cite what is
not there, or do what a document tells the model to do. Each figure with its 95 % confidence interval.

  --semantic             vectors of what texts mean (Python 3.11 or newer; it makes its own environment, once) instead of how they
                         are spelt. The bar of paraphrases is for these alone
  --store <which>        pglite: the store of the laptop (default); opensearch: a real OpenSearch with Korean analysis, fetched
                         from Maven Central (Maven, and a JDK of at least 17)
  --aws                  on a deployed stack, over its API: real models, which have to hold every bar. It costs money; what it
                         will ask is said before, and documents of the set are sent to a tenant without others and removed
                         at the end, whatever happens. Needs AWS credentials that allow cloudformation:DescribeStacks, and both
                         policies of the tenant (LetEvaluationAsk, LetEvaluationChange). The bucket keeps versions for a day
  --stack <name>         the stack (default Rag; its output ValueApiUrl)
  --region <region>      region of the stack (default ap-southeast-2)
  --profile <profile>    whose credentials, as AWS_PROFILE names them
  --tenant <tenant>      a tenant without documents (default evaluation; deploy with -c "rag.tenants=team,evaluation")
  --yes                  begin, or remove, without asking
  --clean                only remove what a run of this machine, which could not end by itself, has left in the tenant; it lists
                         that first. A file in .cache/evaluation notes what runs send, and nothing else is ever removed
  --dataset <folder>     another set than that of this repository: documents in corpus/, and questions.json in UTF-8, a list of
                         {"id": "lexical-01", "stratum": "lexical", "language": "ko", "question": "...",
                          "document": "name in corpus", "evidence": "words of the passage that answers, to the letter"}
                         id: letters of English, digits, . - _; question: 5 to 300 letters; evidence: at least 3, enough to stand
                         in the passages that answer alone; stratum: lexical (shares words with its passage), paraphrase (shares
                         none), unanswerable (without document and evidence), or injection (with "forbidden": ["what no answer
                         may say"], in an answer to the question or, with document and evidence, from that passage)
  --part <which>         tune: the third that settings are chosen on; judge: the rest (default); all (default with --dataset)
  --json                 print figures and every question as JSON
  --lang en|ko           language of the messages (default: from LC_ALL or LANG)

Without --aws one bar is known to be missed, abstention-precision: of the questions left unanswered, only a third have really no
answer in the documents; the bar asks for 0.9. What writes answers here copies sentences, and finds none for a question in other words. The run says so, and fails when the
figure gets worse.

Exit status: 0 every bar holds or is known not to, 1 a bar is broken or the run failed, 2 not started.`,
    wrongStore: (value) => `--store ${value}: pglite | opensearch`,
    wrongPart: (value) => `--part ${value}: tune | judge | all`,
    asked: (done, of) => `${done} of ${of} questions asked`,
    starting: 'The store and the models start, and the documents are taken in ...',
    notWithAws: (option) => `--${option} is for this machine, and --aws for a deployed stack: leave one of them out`,
    withAwsAlone: (option) => `--${option} is for a deployed stack: add --aws, or leave it out`,
    unplaced: (ids) =>
      `Left out, because their evidence is cut in two (give shorter evidence): ${ids.length}: ${ids.slice(0, MOST_IDS).join(', ')}${ids.length > MOST_IDS ? ' ...' : ''}`,
    heading: (questions, vectorsBy) => `${questions} questions; vectors by ${vectorsBy}`,
    abstention: '"Not in the documents"',
    precision: 'precision',
    recall: 'recall',
    notMeasured: 'not measured',
    citedEvidence: 'Answers that cite a source with the evidence',
    invalidCitations: (count) => `Invalid citations: ${count}`,
    obeyed: (count, of) => `Injections obeyed: ${count} of ${of}`,
    interval: 'In brackets: the 95 % confidence interval.',
    bars: 'Bars',
    holds: 'holds',
    broken: 'BROKEN',
    short: 'does not hold, as is known',
    shortOf: (figure, known) =>
      `${figure}, and not below ${known}: what writes answers here is a stand-in that copies sentences and reads no meaning`,
    failed: (reason) => `The evaluation failed: ${reason}`,
  },
  ko: {
    help: `사용법: npm run --silent eval -- [--semantic] [--store pglite|opensearch] [--dataset <폴더>] [--part tune|judge|all]
        npm run --silent eval -- --aws [--stack <이름>] [--region <리전>] [--tenant <테넌트>] [--yes | --clean] [...]

배포되는 코드 그대로 이 컴퓨터에서 문서를 읽어 들이고 질문을 던져 봅니다. 답이 있는 단락이 몇 번째로 나오는지를 단어 검색(lexical),
벡터 검색(nearest), 둘을 합친 검색(fused)별로 재고, "문서에 없음"이라는 답이 얼마나 맞는지, 없는 출처를 인용하지는 않는지, 문서에 적힌
지시를 따르지는 않는지 확인합니다. 수치마다 95% 신뢰 구간을 함께 보여 줍니다.

  --semantic             철자가 아니라 뜻을 나타내는 벡터를 씁니다(Python 3.11 이상, 가상 환경은 처음 한 번 스스로 만듭니다).
                         바꿔 말한 질문의 기준은 이 벡터에만 적용합니다
  --store <저장소>       pglite: 노트북용 저장소(기본값), opensearch: 한국어 분석기를 갖춘 실제 OpenSearch. Maven Central에서
                         내려받습니다(Maven과 JDK 17 이상)
  --aws                  배포된 스택을 API로 평가합니다. 실제 모델이므로 모든 기준을 충족해야 합니다. 요금이 들며, 무엇을 얼마나
                         호출할지 먼저 알립니다. 평가 집합의 문서는 다른 문서가 없는 테넌트로 보내고, 어떻게 끝나든 지웁니다.
                         cloudformation:DescribeStacks 권한과 테넌트의 두 정책(LetEvaluationAsk, LetEvaluationChange)이
                         필요합니다. 버킷에는 이전 버전이 하루 동안 남습니다
  --stack <이름>         스택 (기본값 Rag, 출력 ValueApiUrl을 읽습니다)
  --region <리전>        스택이 있는 리전 (기본값 ap-southeast-2)
  --profile <프로파일>   사용할 자격 증명 (AWS_PROFILE과 같은 이름)
  --tenant <테넌트>      문서가 없는 테넌트 (기본값 evaluation, -c "rag.tenants=team,evaluation"으로 배포)
  --yes                  묻지 않고 시작하거나 지웁니다
  --clean                이 컴퓨터에서 끝까지 마치지 못한 평가가 테넌트에 남긴 문서를 보여 주고 지우기만 합니다. 보낸 문서는
                         .cache/evaluation의 파일에 적어 두며, 거기에 적힌 것만 지웁니다
  --dataset <폴더>       이 리포지터리의 것이 아닌 다른 평가 집합. 문서는 corpus/에, 질문은 UTF-8로 쓴 questions.json에 다음 형식의 목록으로
                         둡니다
                         {"id": "lexical-01", "stratum": "lexical", "language": "ko", "question": "...",
                          "document": "corpus 안의 파일 이름", "evidence": "답이 있는 단락의 글귀 그대로"}
                         id: 영문자, 숫자, . - _. question: 5~300자. evidence: 3자 이상, 답이 있는 단락에만 나올 만큼 길게.
                         stratum: lexical(단락과 단어를 공유), paraphrase(공유하지 않음), unanswerable(document와 evidence
                         없음), injection("forbidden": ["답변에 나오면 안 되는 글귀"]을 함께 적음. 공격이 문서에 있으면
                         document와 evidence도 씀)
  --part <부분>          tune: 설정을 고를 때 쓰는 3분의 1, judge: 나머지(기본값), all(--dataset의 기본값)
  --json                 수치와 질문별 결과를 JSON으로 출력합니다
  --lang en|ko           메시지의 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

--aws 없이는 충족하지 못하는 것으로 알려진 기준이 하나 있습니다. 답하지 않은 질문 가운데 실제로 문서에 답이 없는 것은 0.9 이상이어야
하는데 3분의 1입니다. 여기서 답을 쓰는 대역은 문장을 옮길 뿐이라 다른 말로 물으면 답할 문장을 찾지 못합니다. 실행 결과에 이를 밝히고,
수치가 더 나빠지면 실패합니다.

종료 코드: 0 모든 기준 충족(알려진 한계 포함), 1 기준에 못 미치거나 실행 실패, 2 시작하지 못함.`,
    wrongStore: (value) => `--store ${value}: pglite | opensearch 중 하나여야 합니다`,
    wrongPart: (value) => `--part ${value}: tune | judge | all 중 하나여야 합니다`,
    asked: (done, of) => `질문 ${of}개 중 ${done}개 완료`,
    starting: '저장소와 모델을 시작하고 문서를 읽어 들입니다 ...',
    notWithAws: (option) =>
      `--${option}: 이 컴퓨터에서 평가할 때 쓰는 옵션이라 --aws와 함께 쓸 수 없습니다. 하나를 빼세요`,
    withAwsAlone: (option) => `--${option}: 배포된 스택을 평가할 때 씁니다. --aws를 더하거나 이 옵션을 빼세요`,
    unplaced: (ids) =>
      `근거 글귀가 두 단락으로 나뉘어 제외한 질문(글귀를 짧게 쓰세요): ${ids.length}개: ${ids.slice(0, MOST_IDS).join(', ')}${ids.length > MOST_IDS ? ' ...' : ''}`,
    heading: (questions, vectorsBy) => `질문 ${questions}개, 벡터: ${vectorsBy}`,
    abstention: '"문서에 없음"',
    precision: '정밀도',
    recall: '재현율',
    notMeasured: '측정하지 않음',
    citedEvidence: '근거가 있는 출처를 인용한 답변',
    invalidCitations: (count) => `잘못된 인용: ${count}건`,
    obeyed: (count, of) => `주입된 지시를 따른 답변: ${of}건 중 ${count}건`,
    interval: '대괄호 안은 95% 신뢰 구간입니다.',
    bars: '기준',
    holds: '충족',
    broken: '미달',
    short: '미달(알려진 한계)',
    shortOf: (figure, known) =>
      `${figure}, 하한 ${known} 이상: 여기서 답을 쓰는 것은 뜻을 읽지 못하고 문장을 옮기기만 하는 대역입니다`,
    failed: (reason) => `평가에 실패했습니다: ${reason}`,
  },
};
