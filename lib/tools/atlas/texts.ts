/** What the command says, in the two languages of the lessons. */
export const TEXTS = {
  en: {
    help: `Usage: npm run atlas [-- --pattern <pattern>] [-- --out <folder>]

Makes a site of every pattern, a page for each variant: the picture and the way of a request, the line behind every resource and
what CloudFormation reads of it, who may do what, who reaches what, what it costs, what a destroy leaves, and the steps in the
console. It opens from the disk, in English and Korean, and asks no server for anything. No account is needed.

  --pattern <name>   this pattern alone; may be given several times
  --out <folder>     where the site goes (default: atlas)
  --write-pictures   draws the pictures of the lessons anew, and makes no site
  --json             print what was made as JSON
  --lang en|ko       language of the messages (default: from LC_ALL or LANG)

Exit status: 0 made, 2 refused.`,
    noPattern: (wrong: string, known: string, hint: string) => `${wrong}; use one of ${known}${hint}`,
    noArgument: (extra: string) => `"${extra}" is no option; name a pattern with --pattern ${extra}`,
    noFolder: '--out names no folder; leave it out for the folder atlas, or name one: --out FOLDER',
    notAnAtlas: (folder: string, found: string) =>
      `${folder} holds something else than an atlas: ${found}. Name a new folder with --out; nothing of yours is overwritten.`,
    notWritable: (folder: string, reason: string) =>
      `${folder} cannot be written: ${reason}. Name a folder of yours with --out.`,
    drawn: (files: readonly string[]) =>
      files.length > 0 ? `Drawn anew: ${files.join(', ')}` : 'Every picture is current.',
    made: (pages: number, kilobytes: number, index: string) => `${pages} pages, ${kilobytes} kB. Open ${index}`,
  },
  ko: {
    help: `사용법: npm run atlas [-- --pattern <패턴>] [-- --out <폴더>]

패턴마다, 변형마다 한 페이지씩 사이트를 만듭니다. 그림과 요청 흐름, 리소스를 만드는 줄과 CloudFormation이 읽는 내용, 누가 무엇을
할 수 있고 어디에 접속할 수 있는지, 비용, 지운 뒤에 남는 것, 콘솔에서 하는 순서가 있습니다. 디스크에서 바로 열리며 한국어와 영어로
볼 수 있고, 어떤 서버에도 묻지 않습니다. 계정도 필요 없습니다.

  --pattern <이름>   이 패턴만 만듭니다. 여러 번 쓸 수 있습니다
  --out <폴더>       사이트를 둘 폴더 (기본값: atlas)
  --write-pictures   사이트 대신 강의의 그림을 다시 그립니다
  --json             만든 것을 JSON으로 출력합니다
  --lang en|ko       메시지 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

종료 코드: 0 만듦, 2 거절함.`,
    noPattern: (wrong: string, known: string, hint: string) => `${wrong}. 쓸 수 있는 패턴: ${known}${hint}`,
    noArgument: (extra: string) => `"${extra}"은(는) 옵션이 아닙니다. 패턴은 --pattern ${extra}처럼 적으세요`,
    noFolder: '--out에 폴더 이름이 없습니다. 옵션을 빼면 atlas 폴더를 쓰고, 다른 폴더는 --out FOLDER처럼 적으세요',
    notAnAtlas: (folder: string, found: string) =>
      `${folder}에는 아틀라스가 아닌 것이 있습니다: ${found}. --out으로 새 폴더를 지정하세요. 다른 파일은 덮어쓰지 않습니다.`,
    notWritable: (folder: string, reason: string) =>
      `${folder}에 쓸 수 없습니다: ${reason}. --out으로 쓸 수 있는 폴더를 지정하세요.`,
    drawn: (files: readonly string[]) =>
      files.length > 0 ? `다시 그렸습니다: ${files.join(', ')}` : '모든 그림이 최신입니다.',
    made: (pages: number, kilobytes: number, index: string) =>
      `페이지 ${pages}개, ${kilobytes} kB. ${index} 파일을 여세요`,
  },
} as const;
