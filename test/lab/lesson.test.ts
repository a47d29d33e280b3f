import { blocksIn, lessonOf } from '../support/lesson';
import { SHELLS, StubbedShell } from '../support/stubbed-shell';

it.each(SHELLS)('a member has a session in %s when the block of the lesson has run', async (shell) => {
  const [block] = blocksIn(lessonOf('lab'), 'sh').filter(({ lines }) =>
    lines.some((line) => line.includes('get-session-token')),
  );
  const session = ['ASIAEXAMPLE', 'secret/with+signs', 'token=='];
  const terminal = new StubbedShell(shell, { aws: session.join('\t'), shown: '' });
  try {
    await terminal.run(
      [
        ...block!.lines,
        'env | grep -q ^AWS_SESSION_TOKEN=',
        'shown "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" "$AWS_SESSION_TOKEN"',
      ].join('\n'),
    );
    expect(terminal.calls.at(-1)).toEqual(['shown', ...session]);
    expect(terminal.calls.map(([, service, operation]) => `${service} ${operation}`)).toEqual([
      'iam list-mfa-devices',
      'sts get-session-token',
      'sts get-caller-identity',
      expect.anything(),
    ]);
  } finally {
    terminal.close();
  }
});
