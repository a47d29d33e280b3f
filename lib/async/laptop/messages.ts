import type { Language } from '../../config/sentence';

/** What this pattern says in the terminal. */
interface JobMessages {
  readonly onceNeeds: string;
  readonly tooMany: (argument: string) => string;
  readonly noFile: (file: string) => string;
  readonly isFolder: (file: string) => string;
  readonly fileTooLarge: (file: string, limitMiB: number) => string;
  readonly kindNotHere: (kind: string, remedy: string) => string;
  readonly videoNeedsWorker: string;
  readonly videoNeedsFfmpeg: string;
  readonly needsNothing: string;
  readonly refused: (status: number, detail: string) => string;
  readonly jobFailed: (code: string, detail: string) => string;
  readonly tooSlow: (seconds: number) => string;
  readonly variant: string;
  readonly queue: string;
  readonly queueFacts: (visibilitySeconds: number, maxReceiveCount: number) => string;
  readonly video: string;
  readonly videoOff: string;
  readonly rowRefused: (row: number, reason: string) => string;
  readonly rowsMore: (count: number) => string;
  readonly resultsIn: (directory: string) => string;
  readonly resultNotThere: (name: string, status: number, answer: string) => string;
}

export const JOB_MESSAGES: Readonly<Record<Language, JobMessages>> = {
  en: {
    onceNeeds: '--once async needs a file, for example: --once async ./photo.jpg',
    tooMany: (argument) => `${argument}: --once async takes one file`,
    noFile: (file) => `${file}: there is no such file`,
    isFolder: (file) => `${file} is a folder; name one file in it`,
    fileTooLarge: (file, limit) => `${file} is too large; the laptop takes at most ${limit} MiB`,
    kindNotHere: (kind, remedy) => `Jobs of kind ${kind} do not run here; ${remedy}`,
    videoNeedsWorker: 'add -c async.worker=ec2',
    videoNeedsFfmpeg: 'install ffmpeg, so that it is found on the PATH',
    needsNothing: 'choose another file',
    refused: (status, detail) => `The API refused the job with ${status}: ${detail}`,
    jobFailed: (code, detail) => `The job failed (${code}): ${detail}`,
    tooSlow: (seconds) => `The job did not end within ${seconds} seconds`,
    variant: 'variant',
    queue: 'queue',
    queueFacts: (visibility, receives) =>
      `hidden ${visibility} s after a receive; dead-letter queue after ${receives} receives`,
    video: 'video',
    videoOff: 'off: there is no ffmpeg on the PATH',
    rowRefused: (row, reason) => `Row ${row} was refused: ${reason}`,
    rowsMore: (count) => `... and ${count} more`,
    resultsIn: (directory) => `Results are in ${directory}`,
    resultNotThere: (name, status, answer) => `${name} could not be fetched (${status}). Try once more. ${answer}`,
  },
  ko: {
    onceNeeds: '--once async에는 파일이 필요합니다. 예: --once async ./photo.jpg',
    tooMany: (argument) => `${argument}: --once async에는 파일 하나만 줍니다`,
    noFile: (file) => `${file}: 그런 파일이 없습니다`,
    isFolder: (file) => `${file}: 폴더입니다. 그 안의 파일 하나를 지정하세요`,
    fileTooLarge: (file, limit) => `${file}: 파일이 너무 큽니다. 노트북에서는 ${limit} MiB까지 받습니다`,
    kindNotHere: (kind, remedy) => `${kind} 작업은 여기서 실행되지 않습니다. ${remedy}`,
    videoNeedsWorker: '-c async.worker=ec2를 붙이세요',
    videoNeedsFfmpeg: 'ffmpeg를 설치해 PATH에서 찾을 수 있게 하세요',
    needsNothing: '다른 파일을 고르세요',
    refused: (status, detail) => `API가 작업을 받지 않았습니다(${status}): ${detail}`,
    jobFailed: (code, detail) => `작업이 실패했습니다(${code}): ${detail}`,
    tooSlow: (seconds) => `작업이 ${seconds}초 안에 끝나지 않았습니다`,
    variant: '구성',
    queue: '대기열',
    queueFacts: (visibility, receives) =>
      `꺼낸 메시지는 ${visibility}초 동안 숨김, ${receives}번 꺼내고도 남으면 DLQ로 이동`,
    video: '동영상',
    videoOff: '꺼져 있습니다. PATH에 ffmpeg가 없습니다',
    rowRefused: (row, reason) => `${row}행 거절: ${reason}`,
    rowsMore: (count) => `... 외 ${count}행`,
    resultsIn: (directory) => `결과: ${directory}`,
    resultNotThere: (name, status, answer) =>
      `${name} 파일을 가져오지 못했습니다(${status}). 다시 실행해 보세요. ${answer}`,
  },
};
