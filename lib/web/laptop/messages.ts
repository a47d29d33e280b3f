import type { Language } from '../../config/sentence';

/** What this pattern says in the terminal. */
interface SiteMessages {
  readonly postgresOnly: string;
  readonly tooMany: (argument: string) => string;
  readonly refused: (status: number, detail: string) => string;
  readonly guestbook: string;
  readonly servers: string;
  readonly entry: (author: string, message: string) => string;
  readonly answeredBy: (server: string, id: string) => string;
  /** What `--once web` writes when it is given nothing. */
  readonly greeting: string;
}

export const SITE_MESSAGES: Readonly<Record<Language, SiteMessages>> = {
  en: {
    postgresOnly:
      'The laptop has PostgreSQL, and no MySQL. Leave web.database out; npm run test:mysql tries the MySQL side on MariaDB, and an account runs it',
    tooMany: (argument) => `${argument}: --once web takes one text; put it in quotation marks`,
    refused: (status, detail) => `The guestbook did not take the entry (${status}): ${detail}`,
    guestbook: 'guestbook',
    servers: 'servers',
    entry: (author, message) => `${author}: ${message}`,
    answeredBy: (server, id) => `answered by ${server}, entry ${id}`,
    greeting: 'Hello from this laptop',
  },
  ko: {
    postgresOnly:
      '이 컴퓨터에서는 PostgreSQL만 실행하고 MySQL은 실행하지 않습니다. web.database를 빼세요. MySQL 쪽은 npm run test:mysql이 MariaDB로 시험하고, 계정에 배포하면 그대로 실행됩니다',
    tooMany: (argument) => `${argument}: --once web 다음에는 글 하나만 씁니다. 따옴표로 묶으세요`,
    refused: (status, detail) => `방명록이 글을 받지 않았습니다(${status}): ${detail}`,
    guestbook: '방명록',
    servers: '서버',
    entry: (author, message) => `${author}: ${message}`,
    answeredBy: (server, id) => `응답한 서버 ${server}, 글 ID ${id}`,
    greeting: '이 컴퓨터에서 인사를 남깁니다',
  },
};
