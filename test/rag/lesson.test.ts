import { loadConfig } from '../../lib/config/load-config';
import { type RagProblemCode, ragProblem } from '../../lib/rag/domain/rag-problems';
import { ragSettings } from '../../lib/rag/settings';
import { lessonOf, pageAt } from '../support/lesson';

describe.each([lessonOf('rag'), pageAt('stacks/rag/README.ko.md')])('$path', ({ text }) => {
  it('says of each answer that goes wrong the status that the API gives it', () => {
    const told = [...text.matchAll(/^\| (\d{3}) ((?:`[a-z-]+`(?:, )?)+) \|/gm)].flatMap(([, status, codes]) =>
      [...codes!.matchAll(/`([a-z-]+)`/g)].map(([, code]) => [code, Number(status)] as const),
    );
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual(told.map(([code]) => [code, ragProblem(code as RagProblemCode).status]));
  });

  it('lists every setting, with its default', () => {
    const settings = loadConfig({ default: {} }, { pattern: 'rag' }, [ragSettings]).rag;
    const [table] = text.slice(text.indexOf('| `tenants`')).split('\n\n');
    const told = [...table!.matchAll(/^\| `(\w+)`, `?([^`|]+?)`?(?: \||, [^\d])/gm)].map(([, key, value]) => [
      key,
      value!.trim(),
    ]);
    const given = Object.entries(settings).map(([key, value]) => [
      key,
      typeof value === 'number' ? value.toLocaleString('en') : String(value),
    ]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(given));
  });
});
