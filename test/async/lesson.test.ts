import { JOB_KINDS } from '../../lib/async/domain/job-kinds';
import { parseJobRequest, refusal } from '../../lib/async/domain/job-request';
import { JOB_REQUEST_SCHEMAS } from '../../lib/async/domain/job-request-schemas';
import { kindsOffered } from '../../lib/async/settings';
import { loadConfig } from '../../lib/config/load-config';
import { blocksIn, contextOf, lessonOf } from '../support/lesson';

const lesson = lessonOf('async');

describe('the requests that the lesson shows', () => {
  const bodies = blocksIn(lesson, 'json')
    .map(({ lines }) => lines.join('\n'))
    .filter((text) => 'kind' in (JSON.parse(text) as object));

  it.each(bodies)('%s is a job that runs', (body) => {
    const parsed = parseJobRequest(body);
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok) expect(refusal(parsed.request, 'AIDAEXAMPLE', JOB_KINDS)).toBeUndefined();
  });

  it('are every form of every kind', () => {
    const shown = Object.fromEntries(
      JOB_KINDS.map((kind) => [kind, bodies.filter((body) => JSON.parse(body).kind === kind).length]),
    );
    expect(shown).toEqual(Object.fromEntries(JOB_KINDS.map((kind) => [kind, JOB_REQUEST_SCHEMAS[kind].length])));
  });
});

it('the lesson says at its top which kinds are offered, and what offers the others', () => {
  const rows = [...lesson.text.matchAll(/^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$/gm)].map(([, kind, offered]) => ({
    kind,
    offered: offered!,
  }));
  expect(rows.map(({ kind }) => kind)).toEqual([...JOB_KINDS]);
  expect(rows.filter(({ offered }) => offered === 'always').map(({ kind }) => kind)).toEqual(offeredWith({}));
  for (const { kind, offered } of rows.filter(({ offered }) => offered !== 'always')) {
    expect(offeredWith(contextOf(offered.replaceAll('`', ' '))!)).toContain(kind);
  }
});

function offeredWith(context: Readonly<Record<string, string>>): string[] {
  return kindsOffered(loadConfig({ default: {} }, context).async);
}
