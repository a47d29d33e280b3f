/** What the command says, in the two languages of the lessons. */
export const TEXTS = {
  en: {
    help: `Usage: npm run --silent take -- <pattern> <folder>
       npm run --silent take -- --list

Writes one pattern as an app of its own into an empty folder: its files and exactly the shared ones that they import, its tests,
proofs and lesson, and a package.json and lock file with the dependencies that it uses, at the versions pinned here.

  --list             print the patterns there are
  --json             print the result as JSON
  --lang en|ko       language of the messages (default: from LC_ALL or LANG)

Exit status: 0 written, 2 refused; then nothing was written.`,
    missing: (what: 'pattern' | 'folder') => `The ${what} is missing; for example: npm run take -- <pattern> ../my-app`,
    noPattern: (wrong: string, known: string, hint: string) => `${wrong}; use one of ${known}${hint}`,
    tooMany: (extra: string) => `"${extra}" is one argument too many; quote a folder whose name has spaces`,
    notEmpty: (folder: string, found: string) =>
      `${folder} is not empty: it holds ${found}. Name a new folder, or empty this one; nothing is ever overwritten.`,
    notAFolder: (folder: string) => `${folder} is a file. Name a new folder, or one that is empty.`,
    inside: (folder: string) =>
      `${folder} lies in this repository. Name a folder outside of it, for example ../my-app.`,
    unprintable: (folder: string) =>
      `${folder} holds a character that no terminal can show. Name the folder without it.`,
    notWritable: (folder: string, reason: string) => `${folder} cannot be written: ${reason}`,
    noClone: (reason: string) =>
      `Only a clone knows which files are part of it: ${reason}\nClone the repository with git, and run this there.`,
    uncommitted: (files: readonly string[], more: number) =>
      `These files are not committed, and would be taken: ${files.join(', ')}${more > 0 ? `, and ${more} more` : ''}. Commit them or put them away (git stash -u).`,
    noLock: (reason: string) => `npm could not cut the lock file down: ${reason}`,
    written: (folder: string, files: number, lines: number, packages: number) =>
      `${folder}: ${files} files, ${lines} lines, ${packages} dependencies. Next: cd there, npm ci && npm test`,
  },
  ko: {
    help: `사용법: npm run --silent take -- <패턴> <폴더>
       npm run --silent take -- --list

패턴 하나를 독립된 앱으로 빈 폴더에 복사합니다. 패턴의 파일과 거기서 가져다 쓰는 공용 파일, 테스트와 증명, 강의가 함께 갑니다.
package.json과 lock 파일에는 실제로 쓰는 의존성만, 이 저장소와 같은 버전으로 남습니다.

  --list             패턴 목록을 출력합니다
  --json             결과를 JSON으로 출력합니다
  --lang en|ko       메시지 언어 (기본값은 LC_ALL이나 LANG을 따릅니다)

종료 코드: 0 복사함, 2 거절함(이때는 아무것도 쓰지 않습니다).`,
    missing: (what: 'pattern' | 'folder') =>
      `${what === 'pattern' ? '패턴' : '폴더'}을(를) 적지 않았습니다. 예: npm run take -- <패턴> ../my-app`,
    noPattern: (wrong: string, known: string, hint: string) => `${wrong}. 쓸 수 있는 패턴: ${known}${hint}`,
    tooMany: (extra: string) => `"${extra}"은(는) 필요 없는 인수입니다. 이름에 공백이 있는 폴더는 따옴표로 묶으세요`,
    notEmpty: (folder: string, found: string) =>
      `${folder} 폴더가 비어 있지 않습니다(${found}). 새 폴더를 쓰거나 이 폴더를 비우세요. 이 명령은 아무것도 덮어쓰지 않습니다.`,
    notAFolder: (folder: string) => `${folder}은(는) 파일입니다. 새 폴더나 빈 폴더를 지정하세요.`,
    inside: (folder: string) => `${folder}은(는) 이 저장소 안에 있습니다. 저장소 밖의 폴더를 지정하세요. 예: ../my-app`,
    unprintable: (folder: string) => `${folder}에 터미널에 표시할 수 없는 문자가 있습니다. 그 문자를 뺀 이름을 쓰세요.`,
    notWritable: (folder: string, reason: string) => `${folder}에 쓸 수 없습니다: ${reason}`,
    noClone: (reason: string) =>
      `어떤 파일이 저장소에 속하는지는 git 클론에서만 알 수 있습니다: ${reason}\ngit으로 저장소를 클론한 뒤 그 안에서 실행하세요.`,
    uncommitted: (files: readonly string[], more: number) =>
      `옮길 파일 가운데 커밋되지 않은 것이 있습니다: ${files.join(', ')}${more > 0 ? ` 외 ${more}개` : ''}. 커밋하거나 치워 두세요(git stash -u).`,
    noLock: (reason: string) => `npm이 lock 파일을 줄이지 못했습니다: ${reason}`,
    written: (folder: string, files: number, lines: number, packages: number) =>
      `${folder}: 파일 ${files}개, ${lines}줄, 의존성 ${packages}개. 다음 명령: 그 폴더에서 npm ci && npm test`,
  },
} as const;
