import { redriveCommand } from '../../../lib/tools/redrive/command-line';
import { takeCommand } from '../../../lib/tools/take/command-line';
import { systemLanguage } from '../../../lib/tools/terminal/system-language';

test.each([
  ['ko', { LANG: 'ko_KR.UTF-8' }],
  ['ko', { LC_ALL: 'ko_KR.UTF-8', LANG: 'C.UTF-8' }],
  ['ko', { LC_MESSAGES: 'ko', LANG: 'en_AU.UTF-8' }],
  ['en', { LC_ALL: 'C', LANG: 'ko_KR.UTF-8' }],
  ['ko', { LC_ALL: '', LANG: 'ko_KR.UTF-8' }],
  ['en', {}],
] as const)('is %s where the system says %j', (language, environment) => {
  expect(systemLanguage(environment)).toBe(language);
});

test('every tool asks the same, so LC_ALL goes before LANG in each', async () => {
  const environment = { LC_ALL: 'ko_KR.UTF-8', LANG: 'en_AU.UTF-8' };
  const texts = [
    takeCommand(['--help'], environment).text,
    (await redriveCommand(['--help'], environment, () => Promise.reject() as never)).text,
  ];
  for (const text of texts) expect(text).toContain('사용법');
});
