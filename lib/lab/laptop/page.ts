import { join } from 'node:path';
import type { PatternPage } from '../../tools/laptop/desk/pattern-page';
import { tour } from '../tour';
import { openLabPage } from './lab-page';
import { checkOnce } from './run-once';

/** The pattern on the laptop: ask its template who may do what, and who reaches what. */
export const page: PatternPage = {
  name: 'lab',
  hasLog: false,
  directory: join(__dirname, 'page'),
  tour,
  once: {
    examples: {
      en: [
        ['--once lab', 'the usual questions to the template: who may do what, who reaches what'],
        [
          '--once lab may PeopleEC2 ec2:StartInstances ServerInstance --mfa no',
          'one question, with the statement that decides',
        ],
        ['--once lab reaches 22', 'who reaches a port'],
      ],
      ko: [
        ['--once lab', '템플릿에 자주 묻는 질문을 합니다. 누가 무엇을 할 수 있고, 어디에 접속할 수 있는지 답합니다'],
        [
          '--once lab may PeopleEC2 ec2:StartInstances ServerInstance --mfa no',
          '질문 하나에 답하고, 근거가 된 정책 문을 보여 줍니다',
        ],
        ['--once lab reaches 22', '누가 그 포트로 접속할 수 있는지 답합니다'],
      ],
    },
    options: {
      mfa: {
        type: 'string',
        value: 'yes|no|key',
        help: {
          en: 'signed in with MFA, without it, or by an access key (yes)',
          ko: 'MFA로 로그인, MFA 없이 로그인, 또는 액세스 키로 요청 (yes)',
        },
      },
      from: {
        type: 'string',
        value: 'ADDRESS',
        help: { en: 'address that the request comes from (203.0.113.7)', ko: '요청이 오는 주소 (203.0.113.7)' },
      },
      with: {
        type: 'string',
        value: '"KEY=VALUE,..."',
        help: {
          en: 'further keys of the request, for example ec2:InstanceType=p5.48xlarge',
          ko: '요청의 다른 조건 키. 예: ec2:InstanceType=p5.48xlarge',
        },
      },
    },
    check: checkOnce,
  },
  start: async ({ stack }) => openLabPage(stack),
};
