import { shellWord } from '../../../lib/tools/check-off/shell-command';
import { SHELLS, StubbedShell } from '../../support/stubbed-shell';

/** Names that people and services give, among them those that a shell would take for something else. */
const NAMES = [
  'i-0a',
  '/aws/lambda/Shop-Custom',
  'arn:aws:secretsmanager:ap-southeast-2:111122223333:secret:shop-AbCdEf',
  'https://sqs.ap-southeast-2.amazonaws.com/111122223333/Shop-Jobs',
  '주문 알림',
  'a b',
  '$HOME',
  '`whoami`',
  'a;b|c&d',
  'what?*',
  '[ab]{c,d}',
  '#1',
  '~root',
  '=ls',
  '@splat',
  '!!',
  'a\\b',
  "minji's",
  'a,b',
];

test.each(SHELLS)('%s reads every name as the one word that it is', async (shell) => {
  const stubbed = new StubbedShell(shell, { aws: '' });
  try {
    for (const name of NAMES) await stubbed.run(`aws ${shellWord(name)}`);
    expect(stubbed.calls).toEqual(NAMES.map((name) => ['aws', name]));
  } finally {
    stubbed.close();
  }
});

test('a name that the shells read differently, or the AWS CLI as something else, has no word', () => {
  for (const name of ["it's $5", 'say "hi"', "it's `x`", 'two\nlines', '\u2019$', '-x', 'file://x'])
    expect(shellWord(name)).toBeUndefined();
});

// PowerShell: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
test('what PowerShell would read as its own is in single quotes', () => {
  for (const name of ['@splat', '$x', 'a,b', '#1', 'a;b', '(x)', '{x}', '주문'])
    expect(shellWord(name)).toBe(`'${name}'`);
});
