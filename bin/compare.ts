import { compareCommand } from '../lib/tools/compare/command-line';
import { REPOSITORY } from '../lib/tools/synth/synthesize-app';

const undoing: (() => void)[] = [];
const undo = () => {
  for (const each of undoing.splice(0)) each();
};
process.once('exit', undo);
for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => process.exit(status));
}

compareCommand(process.argv.slice(2), process.env, {
  root: REPOSITORY,
  progress: (line) => console.error(line),
  onEnd: (each) => undoing.push(each),
}).then(({ exitCode, text }) => {
  (exitCode === 2 ? console.error : console.log)(text);
  process.exitCode = exitCode;
});
