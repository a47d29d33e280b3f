import type { Language } from '../../config/sentence';
import type { AccessAnswer } from '../../tools/access/access-question';
import type { ReachAnswer, ReachLine } from '../../tools/access/reach-question';

/** What this pattern says in the terminal, and about a question that cannot be asked. */
interface LabMessages {
  readonly onceVerbs: string;
  readonly onceMay: string;
  readonly tooMany: (argument: string) => string;
  readonly onlyMay: (option: string) => string;
  readonly may: (asked: AccessAnswer['asked'], circumstances: string) => string;
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
    may: ({ who, action, resource }, circumstances) => `May ${who} ${action} on ${resource}? (${circumstances})`,
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
    may: ({ who, action, resource }, circumstances) =>
      `${who}: ${resource}에 ${action} 작업을 할 수 있습니까? (${circumstances})`,
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
