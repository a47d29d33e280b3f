import { PATTERNS_AND_TINY } from '../patterns';
import { stepsOf } from '../support/output-steps';
import { SHELLS, type Shell, StubbedShell, type Stubs } from '../support/stubbed-shell';
import { synthesizeModel } from '../support/synthesize';
import { variantsOf } from '../support/variants';

/** What would reach an account or another computer. Everything else of a command is done. */
const STUBS: Stubs = {
  // A word, and an assignment where a command evaluates it.
  aws: 'ANSWER=203.0.113.5',
  curl: '203.0.113.7',
  mstsc: '',
  npm: '',
  npx: '',
  ssh: '',
};

test.each(PATTERNS_AND_TINY.map((pattern) => ({ name: pattern.stack.pattern.name, pattern })))(
  'the steps of $name run one after the other, in bash as in zsh, whatever was chosen',
  async ({ pattern }) => {
    const stacks = variantsOf(pattern).map((variant) => synthesizeModel(variant));
    // Most variants have most steps in common: each is run once.
    const commands = [...new Set(stacks.flatMap(stepsOf).map(({ command }) => command))];
    const [first, ...others] = await Promise.all(SHELLS.map((shell) => callsOf(commands, shell)));
    expect(first?.length).toBeGreaterThanOrEqual(commands.length / 2);
    for (const other of others) expect(other).toEqual(first);
  },
  60_000,
);

async function callsOf(commands: readonly string[], shell: Shell): Promise<string[][]> {
  const terminal = new StubbedShell(shell, STUBS);
  try {
    for (const command of commands) await terminal.run(command);
    return terminal.calls.map((call) => call.map((word) => word.replace(RANDOM, '<random>')));
  } finally {
    terminal.close();
  }
}

/** Passwords and keys of requests differ each time. */
const RANDOM = /[0-9a-f]{32}/;
