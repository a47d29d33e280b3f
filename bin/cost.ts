import { costCommand } from '../lib/tools/cost/command-line';
import { costOfPattern } from '../lib/tools/cost/cost-of-pattern';

costCommand(process.argv.slice(2), process.env, {
  price: costOfPattern,
  progress: (line) => console.error(line),
  now: new Date(),
  width: process.stdout.columns,
}).then(({ exitCode, text }) => {
  (exitCode === 0 ? console.log : console.error)(text);
  process.exitCode = exitCode;
});
