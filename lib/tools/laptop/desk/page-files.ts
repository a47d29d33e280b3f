import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Language } from '../../../config/sentence';
import { REPOSITORY } from '../../synth/synthesize-app';
import { type ApiReply, jsonApiReply } from '../api/api-exchange';
import type { PatternPage } from './pattern-page';

const SHELL = join(__dirname, 'page');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Pictures and films come from the bucket's own port. */
const POLICY =
  "default-src 'self'; img-src 'self' blob: http://127.0.0.1:*; media-src http://127.0.0.1:*; style-src 'self'; object-src 'none'";

/** The first page: every pattern as a picture. */
export function firstPage(): ApiReply {
  return html(readFileSync(join(SHELL, 'first.html'), 'utf8'));
}

/** A pattern's page: its own part in the shell that all have, with a log where something runs. */
export function patternShell({ directory, hasLog }: PatternPage): ApiReply {
  const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');
  const parts: Readonly<Record<string, string>> = {
    main: read(directory, 'main.html'),
    log: hasLog ? read(SHELL, 'log.html') : '',
  };
  return html(read(SHELL, 'shell.html').replace(/<!-- (\w+) -->/g, (_, name: string) => parts[name] ?? ''));
}

/** A file of the shell, which all pages share. */
export function shellFile(name: string): ApiReply {
  return file(SHELL, name);
}

/** A file of the pattern's own page. Among its sentences is the title, which the tour says for the lesson and the picture too. */
export function patternFile({ directory, tour }: PatternPage, name: string): ApiReply {
  const found = file(directory, name);
  const language = /^texts\.(en|ko)\.json$/.exec(name)?.[1] as Language | undefined;
  if (language === undefined || found.status !== 200) return found;
  return { ...found, body: JSON.stringify({ title: tour.title[language], ...JSON.parse(found.body) }) };
}

/** The picture of a pattern as its lesson has it, for a page whose pattern has not been synthesized. */
export function patternPicture({ name }: PatternPage, picture: string): ApiReply {
  return file(join(REPOSITORY, 'stacks', name), picture);
}

function file(folder: string, name: string): ApiReply {
  const type = CONTENT_TYPES[extname(name)];
  if (!type || !/^[\w.-]+$/.test(name)) return notFound();
  try {
    return reply(type, readFileSync(join(folder, name), 'utf8'));
  } catch {
    return notFound();
  }
}

function html(body: string): ApiReply {
  return reply(CONTENT_TYPES['.html']!, body);
}

function reply(type: string, body: string): ApiReply {
  const headers = { 'content-type': type, 'cache-control': 'no-store', 'content-security-policy': POLICY };
  return { status: 200, headers, body };
}

export function notFound(): ApiReply {
  return jsonApiReply(404, { message: 'Not Found' });
}
