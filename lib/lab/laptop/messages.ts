import type { Language } from '../../config/sentence';
import type { AccessAnswer } from './access-question';
import type { QuestionProblem } from './question-error';
import type { ReachAnswer, ReachLine } from './reach-question';

type Sentence = (field: string, value: string, choices: string) => string;

/** What this pattern says in the terminal, and about a question that cannot be asked. */
interface LabMessages {
  readonly onceVerbs: string;
  readonly onceMay: string;
  readonly tooMany: (argument: string) => string;
  readonly onlyMay: (option: string) => string;
  readonly problems: Readonly<Record<QuestionProblem, Sentence>>;
  readonly may: (asked: AccessAnswer['asked'], circumstances: string) => string;
  readonly secondFactor: string;
  readonly from: string;
  readonly verdict: Readonly<Record<AccessAnswer['verdict'], string>>;
  readonly decides: (effect: string, sid: string | undefined, place: string) => string;
  readonly nobodyAllows: string;
  readonly reaches: (asked: ReachAnswer['asked']) => string;
  readonly nobody: string;
  readonly ways: Readonly<Record<Exclude<ReachLine['way'], 'outward'>, string>>;
  readonly people: string;
  readonly things: string;
  readonly undecided: (reason: string) => string;
}

export const LAB_MESSAGES: Readonly<Record<Language, LabMessages>> = {
  en: {
    onceVerbs:
      'ask with "may WHO ACTION [RESOURCE]" or "reaches [WHAT] [PORT]"; without words, the usual questions are asked',
    onceMay:
      '--once lab may needs WHO and ACTION, for example: --once lab may PeopleEC2 ec2:StartInstances ServerInstance',
    tooMany: (argument) => `${argument}: one word too many; --help shows what goes with --once lab`,
    onlyMay: (option) => `--${option} goes with --once lab may only`,
    problems: {
      noName: (field, _, choices) => `${field} is empty; use one of ${choices}`,
      unknownName: (field, value, choices) => `${field} "${value}" is not known here; use one of ${choices}`,
      notAnAction: (field, value, choices) =>
        `${field} "${value}" is no action; write service:Action, for example ${choices}`,
      unknownAction: (field, value, choices) => `${field} "${value}" does not exist in AWS; near to it are ${choices}`,
      unknownThing: (field, value, choices) =>
        `${field} "${value}" is not in the template; use an ARN or one of ${choices}`,
      takesNoResource: (field, value) => `${field} "${value}": this action takes no resource; write *`,
      takesResource: (field, value, choices) =>
        `${field} "${value}": this action is about one resource; name one: ${choices}`,
      otherResource: (field, value, choices) =>
        `${field} "${value}" is none that this action is about; it takes ${choices}`,
      notAnAddress: (field, value, choices) =>
        `${field} "${value}" is no IP address; write one, for example ${choices}`,
      notAChoice: (field, value, choices) => `${field} "${value}" is not understood; use one of ${choices}`,
      notAPort: (field, value, choices) => `${field} "${value}" is no port; write 0 to 65535, for example ${choices}`,
      notAPair: (field, value, choices) => `${field} "${value}" is no KEY=VALUE; write for example ${choices}`,
    },
    may: ({ who, action, resource }, circumstances) => `May ${who} ${action} on ${resource}? (${circumstances})`,
    secondFactor: 'second factor',
    from: 'from',
    verdict: { allowed: 'yes', denied: 'no', undecided: 'cannot be told' },
    decides: (effect, sid, place) => `${effect}${sid ? ` ${sid}` : ''} of ${place} decides`,
    nobodyAllows: 'no statement allows it',
    reaches: ({ what, port }) => `Who reaches ${what || 'anything of the template'}${port && ` on ${port}`}?`,
    nobody: 'nobody',
    ways: {
      fromInternet: 'from the internet',
      fromCloudFront: 'from CloudFront',
      latent: 'by the rules, but there is no path to it yet',
      inside: 'inside the network',
      byGroup: 'whatever joins the group',
    },
    people: 'people and roles',
    things: 'resources',
    undecided: (reason) => `This cannot be told: ${reason}`,
  },
  ko: {
    onceVerbs:
      '"may WHO ACTION [RESOURCE]" 또는 "reaches [WHAT] [PORT]"로 물으세요. 아무것도 쓰지 않으면 정해진 질문에 답합니다',
    onceMay:
      '--once lab may에는 WHO와 ACTION이 필요합니다. 예: --once lab may PeopleEC2 ec2:StartInstances ServerInstance',
    tooMany: (argument) => `${argument}: 필요 없는 인수입니다. --once lab에 쓸 수 있는 것은 --help에 나옵니다`,
    onlyMay: (option) => `--${option}: --once lab may와 함께만 쓸 수 있습니다`,
    problems: {
      noName: (field, _, choices) => `${field}: 비어 있습니다. ${choices} 중에서 고르세요`,
      unknownName: (field, value, choices) => `${field} "${value}": 여기에 없습니다. ${choices} 중에서 고르세요`,
      notAnAction: (field, value, choices) =>
        `${field} "${value}": 작업 이름이 아닙니다. service:Action으로 쓰세요. 예: ${choices}`,
      unknownAction: (field, value, choices) =>
        `${field} "${value}": AWS에 없는 작업입니다. 비슷한 것은 ${choices}입니다`,
      unknownThing: (field, value, choices) =>
        `${field} "${value}": 템플릿에 없습니다. ARN을 쓰거나 ${choices} 중에서 고르세요`,
      takesNoResource: (field, value) => `${field} "${value}": 이 작업에는 대상 리소스가 없습니다. *를 쓰세요`,
      takesResource: (field, value, choices) =>
        `${field} "${value}": 이 작업에는 리소스 하나가 필요합니다. 다음에서 고르세요: ${choices}`,
      otherResource: (field, value, choices) =>
        `${field} "${value}": 이 작업의 대상이 아닙니다. 대상은 ${choices}입니다`,
      notAnAddress: (field, value, choices) => `${field} "${value}": IP 주소가 아닙니다. 예: ${choices}`,
      notAChoice: (field, value, choices) => `${field} "${value}": 알 수 없는 값입니다. ${choices} 중에서 고르세요`,
      notAPort: (field, value, choices) =>
        `${field} "${value}": 포트가 아닙니다. 0에서 65535 사이로 쓰세요. 예: ${choices}`,
      notAPair: (field, value, choices) => `${field} "${value}": KEY=VALUE로 쓰세요. 예: ${choices}`,
    },
    may: ({ who, action, resource }, circumstances) =>
      `${who}: ${resource}에 ${action} 작업을 할 수 있습니까? (${circumstances})`,
    secondFactor: 'MFA',
    from: '주소',
    verdict: { allowed: '예', denied: '아니요', undecided: '판단할 수 없음' },
    decides: (effect, sid, place) => `근거: ${place}의 ${effect} 정책 문${sid ? ` ${sid}` : ''}`,
    nobodyAllows: '허용하는 정책 문이 없습니다',
    reaches: ({ what, port }) => `누가 ${what || '템플릿의 리소스'}에 접속할 수 있습니까?${port && ` (${port})`}`,
    nobody: '아무도 없습니다',
    ways: {
      fromInternet: '인터넷에서',
      fromCloudFront: 'CloudFront에서',
      latent: '규칙은 열려 있지만 아직 경로가 없음',
      inside: '네트워크 안에서',
      byGroup: '이 보안 그룹을 붙인 것이면 무엇이든',
    },
    people: '사람과 역할',
    things: '리소스',
    undecided: (reason) => `판단할 수 없습니다: ${reason}`,
  },
};
