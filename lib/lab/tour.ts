import type { Tour } from '../model/graph/tour';
import { INSTANCE_CONNECT_RANGES } from './instance-connect-ranges';

const CONNECT = { en: 'Who may connect.', ko: '누가 접속할 수 있는가.' };
const ROLE = { en: 'A role instead of access keys.', ko: '액세스 키 대신 역할.' };
const PEOPLE = { en: 'The people.', ko: '사람.' };
const BREAKS = { en: 'What breaks and how you see it', ko: '자주 생기는 문제와 증상' };
const COST = { en: 'What did it cost, is everything off', ko: '비용 확인과 정리' };

/** The things of the stack as a teacher shows them. */
export const tour: Tour = {
  pattern: 'lab',
  title: { en: 'One server, one group, one key', ko: '서버 하나, 그룹 하나, 키 하나' },
  nodes: {
    'outside/everybody': {
      name: { en: 'Everybody', ko: '모든 사람' },
      why: {
        en: 'The page is open to the whole internet on port 80.',
        ko: '페이지는 80번 포트로 인터넷 전체에 열려 있습니다.',
      },
      lesson: CONNECT,
    },
    'People/EC2': {
      name: { en: 'Group EC2', ko: 'EC2 그룹' },
      why: {
        en: 'Members work with servers after MFA and from known addresses, within guardrails.',
        ko: '멤버는 MFA를 거치고 허용된 주소에서, 가드레일 안에서 서버를 다룹니다.',
      },
      lesson: PEOPLE,
      console: {
        en: 'IAM > User groups > Create group EC2 > AmazonEC2FullAccess, EC2InstanceConnect; then a policy of your own that denies the rest',
        ko: 'IAM > 사용자 그룹 > EC2 그룹 생성 > AmazonEC2FullAccess, EC2InstanceConnect, 그다음 나머지를 거부하는 정책',
      },
    },
    'People/Group*': {
      name: { en: 'Group *', ko: '* 그룹' },
      why: {
        en: 'A group by task, under the same rules about MFA and address.',
        ko: '업무별 그룹입니다. MFA와 주소 규칙은 똑같이 적용됩니다.',
      },
      lesson: PEOPLE,
    },
    'Firewall/Bastion': {
      name: { en: 'Members of the bastion group', ko: 'bastion 그룹의 서버' },
      why: {
        en: 'Whatever joins this security group may open SSH on the private address.',
        ko: '이 보안 그룹에 들어온 서버는 사설 IP로 SSH를 열 수 있습니다.',
      },
      lesson: CONNECT,
      console: {
        en: 'EC2 > Security groups > Edit inbound rules > Add rule: SSH from another security group',
        ko: 'EC2 > 보안 그룹 > 인바운드 규칙 편집 > 규칙 추가: 다른 보안 그룹에서 오는 SSH',
      },
    },
    Server: {
      name: { en: 'Server', ko: '서버' },
      why: {
        en: 'One machine that serves a page, with a key pair and an address that stays.',
        ko: '페이지를 내보내는 서버 한 대입니다. 키 페어와 바뀌지 않는 주소가 있습니다.',
      },
      lesson: { en: 'First boot.', ko: '첫 부팅.' },
      console: {
        en: 'EC2 > Launch instance: Ubuntu Server 24.04 LTS, t3.micro, key pair, security group; then Elastic IPs > Allocate, Associate',
        ko: 'EC2 > 인스턴스 시작: Ubuntu Server 24.04 LTS, t3.micro, 키 페어, 보안 그룹, 그다음 탄력적 IP > 할당, 연결',
      },
    },
    Storage: {
      name: { en: 'Bucket', ko: '버킷' },
      why: {
        en: 'The server keeps files here, with its role and without any access key.',
        ko: '서버가 액세스 키 없이 역할만으로 파일을 보관합니다.',
      },
      lesson: ROLE,
    },
    NightlyStop: {
      name: { en: 'Stop at night', ko: '매일 밤 중지' },
      why: { en: 'A server that somebody forgot stops by itself.', ko: '잊고 켜 둔 서버를 밤마다 끕니다.' },
      lesson: COST,
      console: {
        en: 'EventBridge > Scheduler > Create schedule: EC2 StopInstances',
        ko: 'EventBridge > 스케줄러 > 일정 생성: EC2 StopInstances',
      },
    },
    Alarms: {
      name: { en: 'Alarms', ko: '경보' },
      why: {
        en: 'Say when the server fails its checks or is busy for long.',
        ko: '서버 상태 검사가 실패하거나 CPU가 오래 바쁘면 알려 줍니다.',
      },
      lesson: BREAKS,
      console: {
        en: 'CloudWatch > Alarms > Create: StatusCheckFailed, CPUUtilization >= 90',
        ko: 'CloudWatch > 경보 > 경보 생성: StatusCheckFailed, CPUUtilization >= 90',
      },
    },
  },
  addresses: [
    {
      id: 'outside/instance-connect',
      ranges: Object.values(INSTANCE_CONNECT_RANGES),
      name: { en: 'EC2 Instance Connect', ko: 'EC2 Instance Connect' },
      why: {
        en: 'The console connects in the browser, from addresses of AWS in the region.',
        ko: '콘솔이 리전의 AWS 주소에서 브라우저로 접속합니다.',
      },
      lesson: CONNECT,
      console: { en: 'Instance > Connect > EC2 Instance Connect', ko: '인스턴스 > 연결 > EC2 Instance Connect' },
    },
  ],
  steps: [
    {
      from: 'outside/everybody',
      to: 'Server',
      text: { en: 'A browser asks port 80 and gets the page.', ko: '브라우저가 80번 포트로 요청해 페이지를 받습니다.' },
    },
    {
      from: 'Server',
      to: 'Storage',
      text: {
        en: 'The server reads and writes files with the key that its role lends it for some hours.',
        ko: '서버는 역할이 몇 시간씩 빌려주는 키로 파일을 읽고 씁니다.',
      },
    },
    {
      from: 'outside/instance-connect',
      to: 'Server',
      text: {
        en: 'A member opens a shell in the browser; port 22 is open to the addresses of this service.',
        ko: '멤버가 브라우저에서 셸을 엽니다. 22번 포트는 이 서비스의 주소에 열려 있습니다.',
      },
    },
    {
      from: 'People/EC2',
      to: 'Server',
      text: {
        en: 'Members start and stop the server once they have signed in with MFA.',
        ko: '멤버는 MFA를 거친 뒤 서버를 켜고 끕니다.',
      },
    },
    {
      from: 'NightlyStop',
      to: 'Server',
      text: { en: 'Every night the schedule stops it.', ko: '밤마다 일정이 서버를 끕니다.' },
    },
  ],
};
