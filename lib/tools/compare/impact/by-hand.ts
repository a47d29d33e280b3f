import type { Sentence } from '../../../config/sentence';
import { referencedIds } from '../../../model/references';
import type { Resource } from '../../../model/template';
import type { Finding } from '../finding';
import type { Aligned, State } from '../identity/aligned';
import type { Names } from '../names';
import { shortJson } from '../readable';
import type { Replaced } from './replaced-resources';

/** What a person does once for a thing, and again when another takes its place. */
interface ByHand {
  readonly when: (resource: Resource, state: State) => boolean;
  /** When it is new or another. */
  readonly todo: Sentence;
  /** When it goes. @default - nothing is left to do */
  readonly gone?: Sentence;
}

const ofType = (type: string) => (resource: Resource) => resource.type === type;

const TASKS: readonly ByHand[] = [
  {
    when: ofType('AWS::EC2::EIP'),
    todo: {
      en: 'under another address: tell whoever connects to it, and DNS',
      ko: '주소가 바뀝니다. 접속하는 사람과 DNS에 새 주소를 알리세요',
    },
    gone: { en: 'gone with its address: nobody gets it back', ko: '주소가 없어지며 되돌릴 수 없습니다' },
  },
  {
    when: ofType('AWS::EC2::KeyPair'),
    todo: { en: 'another key: fetch it again', ko: '키 페어가 바뀝니다. 프라이빗 키를 다시 받으세요' },
    gone: {
      en: 'gone: whoever has the key cannot sign in with it any more',
      ko: '키 페어가 없어져 가지고 있던 키로 더는 로그인할 수 없습니다',
    },
  },
  {
    when: (resource, state) => resource.type === 'AWS::IAM::ManagedPolicy' && !isAttached(resource, state),
    todo: { en: 'to be attached to whoever needs it', ko: '필요한 사용자나 역할에 정책을 연결하세요' },
    gone: {
      en: 'gone: detach it from whoever has it first, or the deployment fails',
      ko: '없어집니다. 먼저 연결된 곳에서 분리하지 않으면 배포가 실패합니다',
    },
  },
  {
    when: ofType('AWS::IAM::User'),
    todo: {
      en: 'a user without a password, keys or MFA device: give them',
      ko: '새 사용자입니다. 비밀번호, 액세스 키, MFA를 설정하세요',
    },
    gone: {
      en: 'gone: delete its keys and MFA device first, or the deployment fails',
      ko: '없어집니다. 액세스 키와 MFA를 먼저 지우지 않으면 배포가 실패합니다',
    },
  },
  {
    when: ofType('AWS::IAM::Group'),
    todo: { en: 'a group without members: add them', ko: '멤버가 없는 새 그룹입니다. 사용자를 추가하세요' },
    gone: {
      en: 'gone: take its members out first, or the deployment fails',
      ko: '없어집니다. 멤버를 먼저 빼지 않으면 배포가 실패합니다',
    },
  },
  {
    when: (resource) =>
      resource.type === 'AWS::SNS::Subscription' && String(resource.properties['Protocol']).startsWith('email'),
    todo: {
      en: 'a mail is sent: whoever gets it must confirm',
      ko: '확인 메일을 보냅니다. 받은 사람이 구독을 확인해야 합니다',
    },
  },
  {
    when: ofType('AWS::SES::EmailIdentity'),
    todo: {
      en: 'a sender that SES must verify: follow the link in its mail',
      ko: 'SES 확인 메일의 링크를 눌러 발신 주소를 인증하세요',
    },
  },
  {
    when: ofType('AWS::ApiGateway::RestApi'),
    todo: { en: 'under another address: tell whoever calls it', ko: 'API 주소가 바뀝니다. 호출하는 쪽에 알리세요' },
    gone: { en: 'gone with its address', ko: 'API 주소가 없어집니다' },
  },
  {
    when: ofType('AWS::ApiGatewayV2::Api'),
    todo: { en: 'under another address: tell whoever calls it', ko: 'API 주소가 바뀝니다. 호출하는 쪽에 알리세요' },
    gone: { en: 'gone with its address', ko: 'API 주소가 없어집니다' },
  },
  {
    when: ofType('AWS::CloudFront::Distribution'),
    todo: { en: 'under another address: change DNS and links', ko: '사이트 주소가 바뀝니다. DNS와 링크를 바꾸세요' },
    gone: { en: 'gone with its address', ko: '사이트 주소가 없어집니다' },
  },
  {
    when: ofType('AWS::ElasticLoadBalancingV2::LoadBalancer'),
    todo: {
      en: 'under another address: change what names it',
      ko: '로드 밸런서 주소가 바뀝니다. 참조하는 곳을 바꾸세요',
    },
    gone: { en: 'gone with its address', ko: '로드 밸런서 주소가 없어집니다' },
  },
  {
    when: ofType('AWS::CertificateManager::Certificate'),
    todo: { en: 'a certificate that waits for its DNS record', ko: '인증서 검증용 DNS 레코드를 추가하세요' },
  },
  {
    when: ofType('AWS::Route53::HostedZone'),
    todo: {
      en: 'name servers of its own: enter them at the registrar',
      ko: '이름 서버를 도메인 등록 대행자에 입력하세요',
    },
  },
  {
    when: (resource) =>
      resource.type === 'AWS::SecretsManager::Secret' && resource.properties['GenerateSecretString'] === undefined,
    todo: { en: 'a secret without a value: put it in', ko: '값이 없는 보안 암호입니다. 값을 넣으세요' },
  },
  {
    when: ofType('AWS::Cognito::UserPool'),
    todo: {
      en: 'a pool without users: add them, and tell clients its id',
      ko: '사용자가 없는 새 풀입니다. 사용자를 추가하고 클라이언트에 ID를 알리세요',
    },
  },
];

/** What somebody has to do, or do again, because of a change. */
export function byHand(stack: Aligned, names: Names, replaced: readonly Replaced[]): Finding[] {
  const { before, after } = stack;
  const tell = ({ logicalId, properties }: Resource, { en, ko }: Sentence): Finding => ({
    section: 'byHand',
    verdict: 'todo',
    sentence: { en: `${names.of(logicalId)}: ${en}`, ko: `${names.of(logicalId)}: ${ko}` },
    statement: shortJson(names.in(JSON.stringify(properties)), 120),
    lines: names.linesOf(logicalId),
    logicalId,
  });
  const another = new Set(replaced.filter(({ rolled }) => !rolled).map(({ logicalId }) => logicalId));
  const come = [...after.model.resources.values()]
    .filter(({ logicalId }) => !before.model.resources.has(logicalId) || another.has(logicalId))
    .flatMap((resource) => {
      const task = TASKS.find(({ when }) => when(resource, after));
      const first = !another.has(resource.logicalId);
      // Whoever has not had an address before has nobody to tell of another one.
      return task && !(first && 'gone' in task && /\banother /.test(task.todo.en)) ? [tell(resource, task.todo)] : [];
    });
  const gone = [...before.model.resources.values()]
    .filter(({ logicalId }) => stack.sameStack && !after.model.resources.has(logicalId))
    .flatMap((resource) => {
      const task = TASKS.find(({ when }) => when(resource, before));
      return task?.gone ? [tell(resource, task.gone)] : [];
    });
  return [...come, ...gone];
}

/** A policy that the stack itself gives to somebody is given again with the next one. */
function isAttached({ logicalId, properties }: Resource, { model }: State): boolean {
  const holders = ['Roles', 'Groups', 'Users'].flatMap((list) => properties[list] ?? []);
  return (
    holders.length > 0 ||
    [...model.resources.values()].some(({ properties: { ManagedPolicyArns: arns } }) =>
      referencedIds(arns).includes(logicalId),
    )
  );
}
