import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTRY_LETTERS } from '../../lib/web/domain/entry-text';
import { guestbookPage, NOTHING_TYPED } from '../../lib/web/domain/guestbook-page';

const file = (name: string) => readFileSync(join(__dirname, '../../lib/web/static', name), 'utf8');

test('the script writes text only, never HTML, and calls nobody', () => {
  expect(file('page.js')).not.toMatch(
    /innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|import/,
  );
});

test('the page asks for the files that there are, and gives the script its limits', () => {
  const frame = { language: 'en', place: {}, staticPath: '/static/x', servedBy: 'a' } as const;
  const page = guestbookPage(frame, { form: { token: 't', typed: NOTHING_TYPED, faults: {} } });
  const asked = [...page.matchAll(/"\/static\/x\/([\w.]+)"/g)].map(([, name]) => name!);
  expect(asked).toHaveLength(3);
  for (const name of asked) expect(file(name).length).toBeGreaterThan(0);
  for (const letters of Object.values(ENTRY_LETTERS)) expect(page).toContain(`data-letters="${letters}"`);
});
