import type { GroupSize, GroupStory } from './group-watch';
import type { Counts } from './tally';

const list = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** What the command says, in the two languages of the lessons. */
export const TEXTS = {
  en: {
    help: `Usage: npm run --silent load -- --stack <name> [--region <region>] [--minutes <n>] [--rate <n>]
       npm run --silent load -- --url <address> [--minutes <n>] [--rate <n>]

Asks a site so many times a second, and shows who answers, how fast, and how the Auto Scaling group behind it grows. Then it waits until
the group has shrunk again, 45 minutes at most. Servers that come meanwhile bill as long as they run: the lesson has the prices.
Ctrl-C ends it, with the numbers so far; the group shrinks by itself all the same. Needs AWS credentials that allow
cloudformation:DescribeStacks, autoscaling:DescribeAutoScalingGroups and autoscaling:DescribePolicies.

  --stack <name>     stack that says what to ask (its output ValueLoadUrl), for example Web
  --region <region>  region of the stack (default ap-southeast-2)
  --url <address>    an address of this machine or of a private network, for example of the laptop's page; no other
  --minutes <n>      how long, up to 30 (default 10)
  --rate <n>         requests a second, 1 to 200 (default 50)
  --json             print the result as JSON
  --lang en|ko       language of the messages (default: from LC_ALL or LANG)

Exit status: 0 every request was answered well, 1 some were not, 2 not started.`,
    noTarget: 'Say where: --stack Web, or --url http://127.0.0.1:<port>/...',
    twoTargets: '--stack and --url: one of the two',
    wrongMinutes: (value: string) => `--minutes ${value}: a number above 0, up to 30; for example 10`,
    wrongRate: (value: string) => `--rate ${value}: a whole number from 1 to 200; for example 50`,
    wrongUrl: (value: string) =>
      `--url ${value}: http or https, and an address of this machine or a private network (localhost, 127.0.0.1, 10.*, 192.168.*); a deployed site is asked by --stack`,
    unknownStack: ({ stack, region }: { stack: string; region: string }) =>
      `No stack ${stack} in ${region} has an output ValueLoadUrl. Is the name right, and the region (--region)?`,
    refused: (url: string, status: number | string) =>
      `${url} answered ${status} to the first request, so no other was sent. Open it in a browser and see why.`,
    failed: (region: string, reason: string) => `No answer from ${region}: ${reason}`,
    group: ({ wanted, least, most }: GroupSize, targets: readonly string[]) =>
      `The group has ${wanted} servers, and may have ${least} to ${most}. Targets: ${targets.join(', ') || 'none'}`,
    starting: (url: string, rate: number, minutes: number, total: number) =>
      `${url}: ${rate} a second for ${minutes} minutes, ${total} requests at most`,
    soFar: ({ answers, failed, servedBy, p50, p99 }: Counts, size?: GroupSize) =>
      [
        `${answers} answers, half within ${p50} ms, 99 % within ${p99} ms`,
        `failed: ${list(failed) || 'none'}`,
        ...(Object.keys(servedBy).length > 0 ? [`by: ${list(servedBy)}`] : []),
        ...(size ? [`servers: ${size.inService} of ${size.wanted}`] : []),
      ].join('; '),
    watching: ({ inService, wanted }: GroupSize) =>
      `The load is over. Servers: ${inService} of ${wanted}; waiting until they are fewer`,
    interrupted: 'Ended by you.',
    heldBack: (count: number) => `${count} requests were not sent, because too many waited for their answer already.`,
    story: ({ before, largest, after, unknown }: GroupStory, interrupted: boolean) => {
      if (unknown !== undefined) return `How the group stands could not be asked: ${unknown}`;
      if (largest <= before)
        return `The group stayed at ${before}. It grows when a target has been exceeded for some minutes: try more --minutes, or a higher --rate.`;
      const grown = `The group grew from ${before} to ${largest}`;
      if (after <= before) return `${grown}, and is at ${after} again.`;
      return interrupted
        ? `${grown}, and shrinks by itself.`
        : `${grown}, and still is at ${after}. EC2 > Auto Scaling group > Activity says why.`;
    },
  },
  ko: {
    help: `사용법: npm run --silent load -- --stack <이름> [--region <리전>] [--minutes <분>] [--rate <수>]
        npm run --silent load -- --url <주소> [--minutes <분>] [--rate <수>]

사이트에 초당 정해진 수의 요청을 보내면서 어느 서버가 얼마나 빨리 응답하는지, 뒤의 Auto Scaling 그룹이 어떻게 커지는지 보여 줍니다. 그다음
그룹이 다시 줄어들 때까지 최대 45분 기다립니다. 그동안 늘어난 서버는 도는 만큼 과금됩니다. 가격은 강의에 있습니다.
Ctrl-C를 누르면 그때까지의 수치를 보여 주고 끝납니다. 그래도 그룹은 저절로 줄어듭니다. cloudformation:DescribeStacks,
autoscaling:DescribeAutoScalingGroups, autoscaling:DescribePolicies 권한이 필요합니다.

  --stack <이름>     무엇을 요청할지 알려 주는 스택 (출력 ValueLoadUrl을 읽습니다). 예: Web
  --region <리전>    스택이 있는 리전 (기본값 ap-southeast-2)
  --url <주소>       이 컴퓨터나 사설 네트워크의 주소. 예: 노트북 페이지의 주소. 다른 주소는 쓸 수 없습니다
  --minutes <분>     얼마 동안 보낼지, 30까지 (기본값 10)
  --rate <수>        초당 요청 수, 1~200 (기본값 50)
  --json             결과를 JSON으로 출력합니다
  --lang en|ko       메시지 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

종료 코드: 0 모든 요청이 제대로 응답받음, 1 그러지 못한 요청이 있음, 2 시작하지 못함.`,
    noTarget: '어디로 보낼지 적으세요: --stack Web 또는 --url http://127.0.0.1:<포트>/...',
    twoTargets: '--stack과 --url은 하나만 쓸 수 있습니다',
    wrongMinutes: (value: string) => `--minutes ${value}: 0보다 크고 30 이하인 수여야 합니다. 예: 10`,
    wrongRate: (value: string) => `--rate ${value}: 1에서 200까지의 정수여야 합니다. 예: 50`,
    wrongUrl: (value: string) =>
      `--url ${value}: http나 https이고, 이 컴퓨터나 사설 네트워크의 주소여야 합니다(localhost, 127.0.0.1, 10.*, 192.168.*). 배포한 사이트는 --stack으로 지정하세요`,
    unknownStack: ({ stack, region }: { stack: string; region: string }) =>
      `${region} 리전의 ${stack} 스택에 ValueLoadUrl 출력이 없습니다. 스택 이름과 리전(--region)을 확인하세요.`,
    refused: (url: string, status: number | string) =>
      `${url}이(가) 첫 요청에 ${status}(으)로 응답해 더 보내지 않았습니다. 브라우저로 열어 원인을 확인하세요.`,
    failed: (region: string, reason: string) => `${region} 리전에서 답을 받지 못했습니다: ${reason}`,
    group: ({ wanted, least, most }: GroupSize, targets: readonly string[]) =>
      `그룹의 서버는 ${wanted}대이고 ${least}~${most}대까지 될 수 있습니다. 목표: ${targets.join(', ') || '없음'}`,
    starting: (url: string, rate: number, minutes: number, total: number) =>
      `${url}: 초당 ${rate}개씩 ${minutes}분 동안, 많아야 ${total}개`,
    soFar: ({ answers, failed, servedBy, p50, p99 }: Counts, size?: GroupSize) =>
      [
        `응답 ${answers}개, 절반은 ${p50} ms 안에, 99 %는 ${p99} ms 안에`,
        `실패: ${list(failed) || '없음'}`,
        ...(Object.keys(servedBy).length > 0 ? [`응답한 서버: ${list(servedBy)}`] : []),
        ...(size ? [`서버: ${size.wanted}대 중 ${size.inService}대`] : []),
      ].join('; '),
    watching: ({ inService, wanted }: GroupSize) =>
      `부하가 끝났습니다. 서버 ${wanted}대 중 ${inService}대, 줄어들 때까지 기다립니다`,
    interrupted: '중단했습니다.',
    heldBack: (count: number) => `응답을 기다리는 요청이 너무 많아 ${count}개는 보내지 않았습니다.`,
    story: ({ before, largest, after, unknown }: GroupStory, interrupted: boolean) => {
      if (unknown !== undefined) return `그룹의 상태를 확인하지 못했습니다: ${unknown}`;
      if (largest <= before)
        return `그룹은 그대로 ${before}대였습니다. 목표를 몇 분 동안 넘어야 커집니다. --minutes나 --rate를 늘려 보세요.`;
      const grown = `그룹이 ${before}대에서 ${largest}대로 커졌`;
      if (after <= before) return `${grown}다가 다시 ${after}대가 되었습니다.`;
      return interrupted
        ? `${grown}고, 저절로 줄어듭니다.`
        : `${grown}고, 아직 ${after}대입니다. 이유는 EC2 > Auto Scaling 그룹 > 활동에 있습니다.`;
    },
  },
} as const;
