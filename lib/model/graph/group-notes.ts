import type { Sentence } from '../../config/sentence';
import type { GroupName } from './graph';

/** What belongs to no thing in particular, and why it is there all the same. */
export const GROUP_NOTES: Readonly<Record<GroupName, { readonly title: Sentence; readonly why: Sentence }>> = {
  network: {
    title: { en: 'Network', ko: '네트워크' },
    why: {
      en: 'Ranges, subnets and routes that say who can get where, and records of what was refused.',
      ko: '누가 어디로 갈 수 있는지 정하는 주소 범위, 서브넷, 라우팅과 거부한 기록입니다.',
    },
  },
  permissions: {
    title: { en: 'Permissions to hand out', ko: '나눠 줄 권한' },
    why: {
      en: 'Policies that wait for a group or a role that you attach them to.',
      ko: '그룹이나 역할에 연결하면 쓰이는 정책입니다.',
    },
  },
  records: {
    title: { en: 'Logs and records', ko: '로그와 기록' },
    why: {
      en: 'Who asked for what, kept for as long as the mode says.',
      ko: '누가 무엇을 요청했는지 남깁니다. 모드가 정한 기간 동안 보관합니다.',
    },
  },
  deployment: {
    title: { en: 'At a deployment', ko: '배포할 때' },
    why: {
      en: 'Functions of ours that run once at a deployment, to prepare what a template cannot.',
      ko: '템플릿으로 못 하는 준비를 배포할 때 한 번 하는 함수입니다.',
    },
  },
  library: {
    title: { en: 'What the library adds', ko: '라이브러리가 추가한 것' },
    why: {
      en: 'The CDK needs functions and roles of its own to do what CloudFormation has no resource for.',
      ko: 'CloudFormation에 리소스가 없는 일을 하려고 CDK가 스스로 추가한 함수와 역할입니다.',
    },
  },
};
