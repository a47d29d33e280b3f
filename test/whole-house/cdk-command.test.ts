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

describe.each(SHELLS)('a command of the CDK as %s takes it', (shell) => {
  test('deletes the stack of this region and name, whatever else was chosen', async () => {
    expect(await typed(shell, destroyCommand(stack, 'one'))).toEqual([
      ...['cdk', 'destroy', 'One', '-c', 'pattern=one', '-c', `region=${REGION}`, '-c', 'name=minji'],
    ]);
  });

  test('deploys again with all that was given, and one thing changed', async () => {
    const given = {
      pattern: 'one,two',
      region: 'ap-southeast-2',
      name: 'minji',
      owner: '민지 김',
      'one.users': 'minji,alex',
      'one.groups': '[{"name":"NetworkAdmin","managedPolicies":["AmazonVPCFullAccess"]}]',
      'one.address': '9.9.9.9/32',
    };
    const changed = '"one.address=$(curl -s https://checkip.amazonaws.com)/32"';
    expect(await typed(shell, deployCommand(stack, 'one', given, changed))).toEqual([
      ...['cdk', 'deploy', 'One', '-c', 'pattern=one', '-c', `region=${REGION}`, '-c', 'name=minji'],
      ...['-c', 'owner=민지 김', '-c', 'one.users=minji,alex', '-c', `one.groups=${given['one.groups']}`],
      ...['-c', 'one.address=8.8.8.8/32'],
    ]);
  });
});
