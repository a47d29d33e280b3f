import type { Language } from '../../config/sentence';
import type { Finding, FindingState } from './finding';

type Verdict = (problems: number, unknown: number, of: number) => string;

/** What the command says. A sentence missing in one of the languages does not compile. */
interface Texts {
  readonly help: string;
  readonly nobody: (message: string, remedy: string) => string;
  readonly asked: (account: string, region: string) => string;
  readonly states: Readonly<Record<FindingState, string>>;
  readonly checks: Readonly<Record<Finding['check'], string>>;
  readonly notAsked: string;
  readonly verdicts: Readonly<Record<FindingState, Verdict>>;
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    help: `Usage: npm run --silent doctor -- [-c <key>=<value>]...

Asks your account, before a first deployment of the pattern rag, what would stop it: who you are, whether the models may be
called, whether the region is bootstrapped and the store can be made, what API Gateway logs with, whether quotas suffice, and whether
an organization may forbid something. It only reads, calls no model, and costs nothing. Needs AWS credentials that allow
sts:GetCallerIdentity, ssm:GetParameter, bedrock:GetFoundationModelAvailability, bedrock:GetInferenceProfile,
aoss:ListCollectionGroups, apigateway:GET on /account, iam:GetRole, lambda:GetAccountSettings, servicequotas:ListServiceQuotas, and
organizations:DescribeOrganization. What may not be asked is unknown, never ok.

  -c <key>=<value>   the keys that you deploy with, such as -c region=ap-northeast-2 or -c rag.store=domain
  --json             print the result as JSON
  --lang en|ko       language of the messages (default: from LC_ALL or LANG)

Exit status: 0 all is well, 1 something stands in the way, 2 something is unknown, or nothing could be asked.`,
    nobody: (message, remedy) => `AWS does not know who you are: ${message}\n${remedy}\nNothing else was asked.`,
    asked: (account, region) => `Account ${account}, region ${region}; nothing was changed, and no model was called.`,
    states: { ok: 'ok     ', problem: 'PROBLEM', unknown: 'unknown' },
    checks: {
      identity: 'you',
      bootstrap: 'bootstrap',
      model: 'model',
      store: 'store',
      'api-logs': 'API logs',
      quota: 'quota',
      policies: 'policies',
    },
    notAsked:
      'Not asked: guardrail profiles, and what is left of a quota. New accounts have been held back by Bedrock where it said that all is well: only a first question shows that.',
    verdicts: {
      ok: (_, __, of) => `ok: ${of} of ${of}. Deploy.`,
      problem: (problems, unknown, of) =>
        `problem: ${problems} of ${of}${unknown > 0 ? `, and ${unknown} unknown` : ''}. See to what is said above, then run this again.`,
      unknown: (_, unknown, of) => `unknown: ${unknown} of ${of}. Nothing is known to stand in the way.`,
    },
  },
  ko: {
    help: `사용법: npm run --silent doctor -- [-c <키>=<값>]...

rag 패턴을 처음 배포하기 전에 무엇이 막을지 계정에 물어봅니다. 로그인한 사용자, 모델을 호출할 수 있는지, 리전이 부트스트랩되어 있는지,
저장소를 만들 수 있는지, API Gateway의 로깅 역할, 할당량이 충분한지, 조직이 막을 수 있는지를 확인합니다. 읽기만 하고 모델을 호출하지
않으며 비용이 없습니다. sts:GetCallerIdentity, ssm:GetParameter, bedrock:GetFoundationModelAvailability,
bedrock:GetInferenceProfile, aoss:ListCollectionGroups, /account에 대한 apigateway:GET, iam:GetRole, lambda:GetAccountSettings,
servicequotas:ListServiceQuotas, organizations:DescribeOrganization 권한이 필요합니다. 물어볼 수 없는 것은 unknown이며 ok가 아닙니다.

  -c <키>=<값>   배포할 때와 같은 키. 예: -c region=ap-northeast-2, -c rag.store=domain
  --json         결과를 JSON으로 출력합니다
  --lang en|ko   메시지 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

종료 코드: 0 문제없음, 1 막는 것이 있음, 2 알 수 없는 것이 있거나 물어볼 수 없었음.`,
    nobody: (message, remedy) =>
      `AWS에 누구로 로그인했는지 확인하지 못했습니다: ${message}\n${remedy}\n다른 것은 묻지 않았습니다.`,
    asked: (account, region) => `계정 ${account}, 리전 ${region}. 아무것도 바꾸지 않았고 모델을 호출하지 않았습니다.`,
    states: { ok: 'ok     ', problem: 'PROBLEM', unknown: 'unknown' },
    checks: {
      identity: '사용자',
      bootstrap: '부트스트랩',
      model: '모델',
      store: '저장소',
      'api-logs': 'API 로그',
      quota: '할당량',
      policies: '조직 정책',
    },
    notAsked:
      '묻지 않은 것: 가드레일 프로파일, 할당량의 남은 양. 새 계정은 Bedrock이 괜찮다고 답해도 호출을 막는 경우가 있으며, 첫 질문을 해 봐야 알 수 있습니다.',
    verdicts: {
      ok: (_, __, of) => `ok: ${of}개 중 ${of}개. 배포하세요.`,
      problem: (problems, unknown, of) =>
        `problem: ${of}개 중 ${problems}개${unknown > 0 ? `, unknown ${unknown}개` : ''}. 위의 안내대로 고치고 다시 실행하세요.`,
      unknown: (_, unknown, of) => `unknown: ${of}개 중 ${unknown}개. 막는 것으로 확인된 것은 없습니다.`,
    },
  },
};
