import type { StackModel } from '../model/template';
import { wrongRegions } from './asked-regions';
import { resolved } from './reading';
import type { Rule } from './rule';
import { mistakes, type Reader } from './shells';

/** What to do, by its number in the order of doing; and what a program asks for. */
const STEP = /^Step(\d\d)[A-Z][A-Za-z0-9]*$/;
const VALUE = /^Value[A-Z][A-Za-z0-9]*$/;
/** What the library writes where another stack of the app uses something of this one. Nobody reads it. */
const FOR_ANOTHER_STACK = /^PublishOutput(?:Ref|FnGetAtt)[A-Za-z0-9]+$/;
/** Ending of a step that says in PowerShell what the step before it says in bash and zsh. */
const IN_POWERSHELL = 'InPowerShell';

export const outputRules: readonly Rule[] = [
  {
    id: 'OutputsAreNextSteps',
    claim:
      'outputs are steps in the order of doing, numbered because the CLI sorts them by name, and values behind them',
    fix: 'Make them with stackOutputs, which numbers the steps',
    violations: ({ outputs }) => {
      const names = Object.keys(outputs).filter((name) => !FOR_ANOTHER_STACK.test(name));
      const steps = names.filter((name) => !name.endsWith(IN_POWERSHELL) && !VALUE.test(name));
      return [
        ...names
          .filter((name) => !STEP.test(name) && !VALUE.test(name))
          .map((name) => ({ at: name, problem: 'is neither a numbered step nor a value' })),
        ...steps
          .filter((name, index) => Number(STEP.exec(name)?.[1]) !== index + 1)
          .map((name) => ({ at: name, problem: 'is not the next number' })),
        ...names
          .filter((name) => name.endsWith(IN_POWERSHELL) && !(name.slice(0, -IN_POWERSHELL.length) in outputs))
          .map((name) => ({ at: name, problem: 'says again what no step says' })),
      ];
    },
  },
  {
    id: 'CommandsNameTheirRegion',
    claim:
      'every command and address of an output names the region of its stack, and no other but where a service is kept in one: the default region of whoever pastes it is another',
    fix: 'Add the region of the stack; say in lib/rules/asked-regions.ts which service is asked elsewhere',
    violations: (stack) =>
      steps(stack).flatMap(({ name, text }) =>
        wrongRegions(text, stack.region).map((problem) => ({ at: name, problem })),
      ),
  },
  {
    id: 'CommandsSuitTheirShell',
    claim:
      'a command that is given once is read alike by bash, zsh and PowerShell, one of two by bash and zsh or by PowerShell, and each has the programs in it',
    fix: 'Quote it; give the step a form of its own for PowerShell; say in lib/rules/shells.ts which shell has a program',
    violations: (stack) =>
      steps(stack)
        .filter(({ text }) => !/^https?:\/\/\S+$/.test(text))
        .flatMap(({ name, text }) =>
          mistakes(text, readerOf(stack, name)).map((found) => ({ at: name, problem: `holds ${found}` })),
        ),
  },
];

function readerOf({ outputs }: StackModel, name: string): Reader {
  if (name.endsWith(IN_POWERSHELL)) return 'PowerShell';
  return name + IN_POWERSHELL in outputs ? 'bash and zsh' : 'each shell';
}

/** The outputs that a person pastes. */
function steps(stack: StackModel): { readonly name: string; readonly text: string }[] {
  return Object.entries(stack.outputs)
    .filter(([name]) => STEP.test(name))
    .map(([name, { value }]) => ({ name, text: String(resolved(stack, value)) }));
}
