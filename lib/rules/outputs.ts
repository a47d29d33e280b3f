import type { StackModel } from '../model/template';
import { resolved } from './reading';
import type { Rule } from './rule';

/** What to do, by its number in the order of doing; and what a program asks for. */
const STEP = /^Step(\d\d)[A-Z][A-Za-z0-9]*$/;
const VALUE = /^Value[A-Z][A-Za-z0-9]*$/;
/** Ending of a step that says in PowerShell what the step before it says in bash and zsh. */
const IN_POWERSHELL = 'InPowerShell';

/** A call of the AWS CLI, to the end of the command it is in. */
const AWS_CALL = /\baws (?<service>[a-z0-9-]+) [^|;&>()]*/g;
/** IAM has no regions, and `configure` asks nobody. */
const WITHOUT_REGION = ['iam', 'configure'];

/** What bash and zsh read in another way than PowerShell does, or it not at all. */
const POSIX_ONLY =
  /&&|\|\||\bnpx |\bnpm run \S+ -- |[<>]|\$[A-Za-z_]|\$\{|'[^']*"[^']*'|\b(?:eval|export|unset|for|do|done|then|chmod|rm|tr|od|curl|uuidgen|openssl)\s/;

export const outputRules: readonly Rule[] = [
  {
    id: 'OutputsAreNextSteps',
    claim:
      'outputs are steps in the order of doing, numbered because the CLI sorts them by name, and values behind them',
    fix: 'Make them with stackOutputs, which numbers the steps',
    violations: ({ outputs }) => {
      const names = Object.keys(outputs);
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
    claim: 'every command of an output names the region it asks: the default region of whoever pastes it is another',
    fix: 'Add --region with the region of the stack',
    violations: (stack) =>
      commands(stack).flatMap(({ name, command }) =>
        [...command.matchAll(AWS_CALL)]
          .filter(({ 0: call, groups }) => !WITHOUT_REGION.includes(groups!['service']!) && !/ --region \S/.test(call))
          .map(({ 0: call }) => ({ at: name, problem: `asks the default region: ${call.trim()}` })),
      ),
  },
  {
    id: 'CommandsSuitTheirShell',
    claim: 'a command that is given once is read alike by bash, zsh and PowerShell, and none holds an exclamation mark',
    fix: 'Give the step a form of its own for PowerShell; write it without the exclamation mark, which shells take for their history',
    violations: (stack) =>
      commands(stack).flatMap(({ name, command }) => [
        ...(command.includes('!') ? [{ at: name, problem: 'holds an exclamation mark' }] : []),
        ...(!name.endsWith(IN_POWERSHELL) && !(name + IN_POWERSHELL in stack.outputs) && POSIX_ONLY.test(command)
          ? [{ at: name, problem: `is no PowerShell: ${POSIX_ONLY.exec(command)![0]}` }]
          : []),
      ]),
  },
];

/** The outputs that a person pastes: those that are steps, and no address. */
function commands(stack: StackModel): { readonly name: string; readonly command: string }[] {
  return Object.entries(stack.outputs)
    .filter(([name]) => STEP.test(name))
    .map(([name, { value }]) => ({ name, command: String(resolved(stack, value)) }))
    .filter(({ command }) => !/^https?:\S+$/.test(command));
}
