/** What the command says, in the two languages of the lessons. */
export const TEXTS = {
  en: {
    help: `Usage: npm run --silent redrive -- --stack <name> [--region <region>] [--to <queue ARN>] [--max-per-second <n>] [--dry-run]

Sends the jobs of a stack's dead-letter queue back to the queue they came from, and waits until they are there. Mend what made
them fail first, or they come back. A job that was done meanwhile is not done twice. Needs AWS credentials that allow
cloudformation:DescribeStacks and, on the queues, sqs:GetQueueAttributes, ReceiveMessage, DeleteMessage, SendMessage,
StartMessageMoveTask and ListMessageMoveTasks.

  --stack <name>         stack that owns the dead-letter queue (its output ValueDeadLetterQueueUrl)
  --region <region>      region of the stack (default ap-southeast-2)
  --to <queue ARN>       move to another queue, for example one to look at
  --max-per-second <n>   messages a second at most, 1 to 500 (default: as fast as SQS finds right)
  --dry-run              say how many jobs would move, and move none
  --json                 print the result as JSON
  --lang en|ko           language of the messages (default: from LC_ALL or LANG)

Exit status: 0 moved or nothing to move, 1 stopped on the way, 2 not started.`,
    noStack: '--stack is missing; for example --stack Async',
    wrongRate: (value: string) => `--max-per-second ${value}: a whole number from 1 to 500; for example 10`,
    wrongTarget: (value: string) =>
      `--to ${value}: the ARN of a queue; for example arn:aws:sqs:ap-southeast-2:111122223333:other`,
    noQueue: (stack: string, region: string) =>
      `No stack ${stack} in ${region} has an output ValueDeadLetterQueueUrl. Is the name right, and the region (--region)?`,
    empty: 'The dead-letter queue is empty: nothing to move.',
    wouldMove: (count: number, to: string | undefined) =>
      `About ${count} jobs would go back to ${to ?? 'the queue they came from'}; nothing was moved (--dry-run).`,
    alreadyRunning: 'A move from this queue is under way already. Wait for it to end, then run this again.',
    moving: (moved: number, toMove: number) => `${moved} of about ${toMove} moved`,
    moved: (count: number) => `${count} jobs are back in the queue.`,
    stopped: (moved: number, reason: string) => `Stopped after ${moved} jobs: ${reason}. Run it again for the rest.`,
    outOfSight: (region: string, reason: string) =>
      `The move goes on in ${region}, but how far it is could not be asked: ${reason}\nSee it in the SQS console, under the dead-letter queue.`,
    failed: (region: string, reason: string) => `No answer from ${region}: ${reason}`,
  },
  ko: {
    help: `사용법: npm run --silent redrive -- --stack <이름> [--region <리전>] [--to <대기열 ARN>] [--max-per-second <수>] [--dry-run]

스택의 배달 못한 편지 대기열(DLQ)에 있는 작업을 원래 대기열로 되돌려 보내고, 다 옮겨질 때까지 기다립니다. 실패한 원인을 먼저 고치세요.
그러지 않으면 다시 DLQ로 돌아옵니다. 그사이 끝난 작업은 두 번 실행되지 않습니다. cloudformation:DescribeStacks와, 두 대기열에 대한
sqs:GetQueueAttributes, ReceiveMessage, DeleteMessage, SendMessage, StartMessageMoveTask, ListMessageMoveTasks 권한이 필요합니다.

  --stack <이름>         DLQ를 가진 스택 (출력 ValueDeadLetterQueueUrl을 읽습니다)
  --region <리전>        스택이 있는 리전 (기본값 ap-southeast-2)
  --to <대기열 ARN>      다른 대기열로 옮깁니다. 예: 내용을 살펴볼 대기열
  --max-per-second <수>  초당 최대 메시지 수, 1~500 (기본값은 SQS가 알아서 정합니다)
  --dry-run              몇 개가 옮겨질지 알려 주기만 하고 옮기지 않습니다
  --json                 결과를 JSON으로 출력합니다
  --lang en|ko           메시지 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

종료 코드: 0 옮겼거나 옮길 것이 없음, 1 도중에 멈춤, 2 시작하지 못함.`,
    noStack: '--stack이 없습니다. 예: --stack Async',
    wrongRate: (value: string) => `--max-per-second ${value}: 1에서 500까지의 정수여야 합니다. 예: 10`,
    wrongTarget: (value: string) =>
      `--to ${value}: 대기열의 ARN이어야 합니다. 예: arn:aws:sqs:ap-southeast-2:111122223333:other`,
    noQueue: (stack: string, region: string) =>
      `${region} 리전의 ${stack} 스택에 ValueDeadLetterQueueUrl 출력이 없습니다. 스택 이름과 리전(--region)을 확인하세요.`,
    empty: 'DLQ가 비어 있어 옮길 것이 없습니다.',
    wouldMove: (count: number, to: string | undefined) =>
      `작업 약 ${count}개가 ${to ?? '원래 대기열'}(으)로 옮겨집니다. 아무것도 옮기지 않았습니다(--dry-run).`,
    alreadyRunning: '이 대기열에서 이미 옮기는 중입니다. 끝난 뒤에 다시 실행하세요.',
    moving: (moved: number, toMove: number) => `약 ${toMove}개 중 ${moved}개 옮김`,
    moved: (count: number) => `작업 ${count}개가 대기열로 돌아갔습니다.`,
    stopped: (moved: number, reason: string) =>
      `${moved}개를 옮기고 멈췄습니다: ${reason}. 나머지는 다시 실행하면 옮겨집니다.`,
    outOfSight: (region: string, reason: string) =>
      `${region} 리전에서 옮기는 일은 계속되지만 진행 상황을 물을 수 없었습니다: ${reason}\nSQS 콘솔의 DLQ 화면에서 확인하세요.`,
    failed: (region: string, reason: string) => `${region} 리전에서 답을 받지 못했습니다: ${reason}`,
  },
} as const;
