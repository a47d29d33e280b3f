import { randomUUID } from 'node:crypto';
import type { OnceAnswer, OnceArguments } from '../../tools/laptop/desk/pattern-page';
import { UsageError } from '../../tools/laptop/desk/usage-error';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import { SITE_MESSAGES } from './messages';
import { detailOf, signGuestbook } from './sign-guestbook';

/** Refuses what cannot be one text, before anything is started. What the text may hold, the guestbook says. */
export function checkOnce({ words, language }: OnceArguments): void {
  const unexpected = words[1];
  if (unexpected !== undefined) throw new UsageError(SITE_MESSAGES[language].tooMany(unexpected));
}

/**
 * Signs the guestbook once.
 *
 * @throws LaptopError with the guestbook's own reason
 */
export async function runOnce(site: string, { words, options, language }: OnceArguments): Promise<OnceAnswer> {
  const text = SITE_MESSAGES[language];
  const entry = { author: String(options['author'] ?? 'laptop'), message: words[0] ?? text.greeting };
  const { status, servedBy, body } = await signGuestbook(site, JSON.stringify(entry), randomUUID(), language);
  if (status !== 201) throw new LaptopError(text.refused(status, detailOf(body)));
  const { id, author, message, createdAt } = body as Readonly<Record<string, string>>;
  return {
    about: { id, author, message, createdAt, servedBy },
    lines: [text.entry(author!, message!), text.answeredBy(servedBy ?? '', id!)],
  };
}
