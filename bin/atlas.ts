import { atlasCommand } from '../lib/tools/atlas/command-line';
import { Progress } from '../lib/tools/terminal/progress';

atlasCommand(process.argv.slice(2), process.env, new Progress(process.stderr, Date.now)).then(({ exitCode, text }) => {
  (exitCode === 0 ? console.log : console.error)(text);
  process.exitCode = exitCode;
});
