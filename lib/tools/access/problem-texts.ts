import { didYouMean } from '../../config/problems';
import { joined, type Language } from '../../config/sentence';
import { nearest } from '../../config/spelling';
import type { QuestionError, QuestionProblem } from './question-error';

type Sentences = Readonly<Record<QuestionProblem, (field: string, value: string, choices: string) => string>>;

const PROBLEMS: Readonly<Record<Language, Sentences>> = {
  en: {
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
    nothingOfKind: (field, value, choices) =>
      `${field} "${value}": nothing here is what this action is about, and no statement names one; add --on with an ARN such as ${choices}`,
    notInNetwork: (field, value, choices) =>
      `${field} "${value}" takes no connections by address; ask what may be done with it (--on), or who reaches one of ${choices}`,
    severalActions: (field, value, choices) =>
      `${field} "${value}" is several actions; ask about one, for example ${choices}`,
    notAnAddress: (field, value, choices) => `${field} "${value}" is no IP address; write one, for example ${choices}`,
    notAChoice: (field, value, choices) => `${field} "${value}" is not understood; use one of ${choices}`,
    notAPort: (field, value, choices) => `${field} "${value}" is no port; write 0 to 65535, for example ${choices}`,
    notAPair: (field, value, choices) => `${field} "${value}" is no KEY=VALUE; write for example ${choices}`,
    notUnderstood: (_, value, choices) =>
      `"${value}" is not understood: name somebody and something of the template, and an action, a service or an address such as ${choices}`,
    twoQuestions: (field) => `${field} does not go with a question about reach; ask the two one after the other`,
  },
  ko: {
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
    otherResource: (field, value, choices) => `${field} "${value}": 이 작업의 대상이 아닙니다. 대상은 ${choices}입니다`,
    nothingOfKind: (field, value, choices) =>
      `${field} "${value}": 템플릿에도 정책 문에도 이 작업의 대상이 없습니다. --on에 ARN을 쓰세요. 형식: ${choices}`,
    notInNetwork: (field, value, choices) =>
      `${field} "${value}": 주소로 접속하는 리소스가 아닙니다. 할 수 있는 작업은 --on으로 물어보세요. 접속을 물어볼 수 있는 것: ${choices}`,
    severalActions: (field, value, choices) =>
      `${field} "${value}": 작업이 여럿입니다. 하나씩 물어보세요. 예: ${choices}`,
    notAnAddress: (field, value, choices) => `${field} "${value}": IP 주소가 아닙니다. 예: ${choices}`,
    notAChoice: (field, value, choices) => `${field} "${value}": 알 수 없는 값입니다. ${choices} 중에서 고르세요`,
    notAPort: (field, value, choices) =>
      `${field} "${value}": 포트가 아닙니다. 0에서 65535 사이로 쓰세요. 예: ${choices}`,
    notAPair: (field, value, choices) => `${field} "${value}": KEY=VALUE로 쓰세요. 예: ${choices}`,
    notUnderstood: (_, value, choices) =>
      `"${value}": 알 수 없는 말입니다. 템플릿에 있는 사람과 리소스의 이름, 그리고 ${choices} 같은 작업, 서비스, 주소로 물어보세요`,
    twoQuestions: (field) => `${field}: 접속에 대한 질문과 함께 쓸 수 없습니다. 하나씩 물어보세요`,
  },
};

/** What is wrong with a question, by field, value and remedy. */
export function problemText(error: QuestionError, language: Language): string {
  const { problem, field, value, choices, near } = error;
  const shown = value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE)}...`;
  const said = PROBLEMS[language][problem](field, shown, choices.join(', '));
  const meant = near ?? (isMisspelt(error) ? nearest(value, choices) : undefined);
  return meant === undefined ? said : joined([{ en: said, ko: said }, didYouMean(meant)])[language];
}

/** Nobody reads more of what is wrong. */
const LONGEST_VALUE = 100;

function isMisspelt({ problem }: QuestionError): boolean {
  return ['unknownName', 'unknownAction', 'unknownThing'].includes(problem);
}
