import { App, Stack } from 'aws-cdk-lib/core';
import { deployCommand, destroyCommand } from '../../stacks/cdk-command';
import { SHELLS, type Shell, StubbedShell } from '../support/stubbed-shell';

const REGION = 'us-east-1';
const stack = new Stack(new App(), 'One', { stackName: 'One-minji', env: { region: REGION } });

/** Words that the CLI gets. */
async function typed(shell: Shell, command: string): Promise<string[] | undefined> {
  const terminal = new StubbedShell(shell, { npx: '', curl: '8.8.8.8' });
  await terminal.run(command);
  const calls = terminal.calls.filter(([program]) => program === 'npx');
  terminal.close();
  return calls[0]?.slice(1);
}

const GIVEN = {
  pattern: 'one,two',
  region: 'ap-southeast-2',
  name: 'minji',
  owner: '민지 김',
  alarmEmail: "o'brien@example.org",
  'one.users': 'minji,alex',
  'one.groups': '[{"name":"NetworkAdmin","managedPolicies":["AmazonVPCFullAccess"]}]',
  'one.address': '9.9.9.9/32',
};
const ADDRESS = {
  value: '"one.address=$(curl -s https://checkip.amazonaws.com)/32"',
  powershell: '"one.address=$(curl.exe -s https://checkip.amazonaws.com)/32"',
};
const KEPT = [
  ...['-c', 'pattern=one', '-c', `region=${REGION}`, '-c', 'name=minji', '-c', 'owner=민지 김'],
  ...['-c', `alarmEmail=${GIVEN.alarmEmail}`, '-c', 'one.users=minji,alex', '-c', `one.groups=${GIVEN['one.groups']}`],
];

describe.each(SHELLS)('a command of the CDK as %s takes it', (shell) => {
  test('deletes the stack of this region, name and environment, whatever else was chosen', async () => {
    const given = { env: 'production', owner: 'alex', 'one.users': 'minji' };
    expect(await typed(shell, destroyCommand(stack, 'one', given).value)).toEqual([
      ...['cdk', 'destroy', 'One', '-c', 'pattern=one', '-c', `region=${REGION}`],
      ...['-c', 'env=production', '-c', 'name=minji'],
    ]);
  });

  test('deploys again with all that was given, and one thing changed', async () => {
    const { value } = deployCommand(stack, 'one', GIVEN, { key: 'one.address', argument: ADDRESS });
    expect(await typed(shell, value)).toEqual(['cdk', 'deploy', 'One', ...KEPT, '-c', 'one.address=8.8.8.8/32']);
  });

  test('leaves to the file what the file shall say', async () => {
    const { value } = deployCommand(stack, 'one', GIVEN, { key: 'one.address' });
    expect(await typed(shell, value)).toEqual(['cdk', 'deploy', 'One', ...KEPT]);
  });
});

describe('a command of the CDK as Windows PowerShell takes it', () => {
  test('keeps its quotes on their way to the program, which is no script', () => {
    const { powershell } = deployCommand(stack, 'one', GIVEN, { key: 'one.address' });
    expect(programAndWords(powershell)).toEqual(['npx.cmd', 'cdk', 'deploy', 'One', ...KEPT]);
  });

  test('asks for the address by a program, not by the alias of another command', () => {
    const { powershell } = deployCommand(stack, 'one', {}, { key: 'one.address', argument: ADDRESS });
    expect(powershell).toBe(
      `npx.cmd cdk deploy One -c pattern=one -c region=${REGION} -c "one.address=$(curl.exe -s https://checkip.amazonaws.com)/32"`,
    );
  });
});

/**
 * What a program gets of words that are bare or in single quotes: PowerShell takes off its own quotes and puts others around a word
 * with a blank, but no backslash before a quote; the program takes off every quote that has none.
 */
function programAndWords(command: string): string[] {
  return [...command.matchAll(/'((?:[^']|'')*)'|\S+/g)]
    .map(([bare, inQuotes]) => inQuotes?.replaceAll("''", "'") ?? bare)
    .map((word) => (/\s/.test(word) ? `"${word}"` : word))
    .map((word) => word.replace(/(\\?)"/g, (_, backslash: string) => (backslash ? '"' : '')));
}
