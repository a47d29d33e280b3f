import type { NodeStory } from './tour';

/** What is the same in every pattern, by its id in a graph; a tour may say it better. */
export const SHARED_STORIES: Readonly<Record<string, NodeStory>> = {
  'outside/everybody': {
    name: { en: 'Everybody', ko: '모든 사람' },
    why: { en: 'Anybody on the internet may come here.', ko: '인터넷의 누구나 여기로 올 수 있습니다.' },
  },
  'outside/callers': {
    name: { en: 'Callers with IAM', ko: 'IAM 호출자' },
    why: {
      en: 'They sign each request with a key or a role of AWS, and a policy says what they may ask for.',
      ko: '요청마다 AWS 키나 역할로 서명합니다. 무엇을 요청할 수 있는지는 정책이 정합니다.',
    },
  },
  'outside/users': {
    name: { en: 'Users who signed in', ko: '로그인한 사용자' },
    why: {
      en: 'They show a token that they got when they signed in.',
      ko: '로그인할 때 받은 토큰을 보여 줍니다.',
    },
  },
  'outside/internet': {
    name: { en: 'The internet', ko: '인터넷' },
    why: {
      en: 'Machines install and update themselves from there.',
      ko: '서버가 여기에서 프로그램을 설치하고 업데이트합니다.',
    },
  },
  'network/nat': {
    name: { en: 'NAT gateway', ko: 'NAT 게이트웨이' },
    why: {
      en: 'The way out for machines that nobody outside may reach.',
      ko: '밖에서 닿을 수 없는 서버가 밖으로 나가는 길입니다.',
    },
  },
  'network/nat instance': {
    name: { en: 'NAT instance', ko: 'NAT 인스턴스' },
    why: {
      en: 'The way out for machines that nobody outside may reach, on a small server that costs less than a gateway.',
      ko: '밖에서 닿을 수 없는 서버가 밖으로 나가는 길입니다. 게이트웨이보다 싼 작은 서버로 합니다.',
    },
    console: {
      en: 'EC2 > Launch instances, then Actions > Networking > Change source/destination check: stop',
      ko: 'EC2 > 인스턴스 시작, 그다음 작업 > 네트워킹 > 소스/대상 확인 변경: 중지',
    },
  },
  'network/endpoints': {
    name: { en: 'VPC endpoints', ko: 'VPC 엔드포인트' },
    why: {
      en: 'What runs without a way to the internet reaches services of AWS through them.',
      ko: '인터넷으로 나가는 길이 없는 곳에서 이 문으로 AWS 서비스에 닿습니다.',
    },
  },
};

/** An address that mail goes to. */
export function mailStory(address: string): NodeStory {
  return {
    name: { en: address, ko: address },
    why: { en: 'Whoever is told when an alarm goes off.', ko: '경보가 울리면 알림을 받는 사람입니다.' },
  };
}

/** Addresses that a rule lets in and that no tour knows. */
export function addressStory(range: string): NodeStory {
  return {
    name: { en: range, ko: range },
    why: { en: 'A rule of a security group lets these addresses in.', ko: '보안 그룹 규칙이 이 주소를 들여보냅니다.' },
  };
}
