import { pictureNames } from '../../../lib/tools/atlas/picture-names';

it('a part of a thing is called by both, and what is in no picture by its group and its path', () => {
  const of = (logicalId: string, type: string) => ({ stack: 'S', logicalId, type, sources: [] });
  const words = { en: 'Reader', ko: '리더' };
  const names = pictureNames(
    {
      nodes: [{ name: words, resource: of('Fn', 'F'), resources: [of('Fn', 'F'), of('Logs', 'L')] }],
      groups: [{ title: { en: 'At a deployment', ko: '배포할 때' }, resources: [of('Once', 'F')] }],
    } as unknown as Parameters<typeof pictureNames>[0],
    { addresses: [{ id: 'outside/x', ranges: ['10.0.0.0/8'], name: words, why: words }] },
  );
  const paths = { Fn: 'S/Read/Function', Logs: 'S/Read/Logs', Once: 'S/Prepare/Handler/Function', Loose: 'S/Loose' };
  const stack = { id: 'S', origins: new Map(Object.entries(paths).map(([id, path]) => [id, { path }])) };
  const named = (id: string) => names.thing(stack as unknown as Parameters<typeof names.thing>[0], id);
  expect(Object.keys(paths).map((id) => named(id).en)).toEqual([
    'Reader',
    'Reader (Logs)',
    'At a deployment: Prepare',
    'Loose',
  ]);
  expect([named('Logs').ko, names.range('10.0.0.0/8').ko, names.range('10.1.0.0/16').ko]).toEqual([
    '리더(Logs)',
    '리더(10.0.0.0/8)',
    '10.1.0.0/16',
  ]);
});
