import { isDeepStrictEqual } from 'node:util';
import { PATTERNS_AND_TINY } from '../patterns';
import { type OutputStep, stepsOf } from '../support/output-steps';
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

/** Variants whose steps are none that another variant has already. */
const VARIANTS = PATTERNS_AND_TINY.flatMap(variantsOf)
  .map((variant) => ({ name: variant.name, steps: stepsOf(synthesizeModel(variant)) }))
  .filter(({ steps }, index, all) => all.findIndex((other) => isDeepStrictEqual(other.steps, steps)) === index);

test.each(VARIANTS)('the steps of $name run one after the other, in bash as in zsh', async ({ steps }) => {
  const [first, ...others] = await Promise.all(SHELLS.map((shell) => callsOf(steps, shell)));
  expect(first).not.toEqual([]);
  for (const other of others) expect(other).toEqual(first);
});

/** Runs the commands of a stack in the order in which the CLI prints them. */
async function callsOf(steps: readonly OutputStep[], shell: Shell): Promise<string[][]> {
  const terminal = new StubbedShell(shell, STUBS);
  try {
    for (const { command } of steps) await terminal.run(command);
    return terminal.calls.map((call) => call.map((word) => word.replace(RANDOM, '<random>')));
  } finally {
    terminal.close();
  }
}

/** Passwords and keys of requests differ each time. */
const RANDOM = /[0-9a-f]{32}/;
