import { accessCommand } from '../lib/tools/access/command-line';
import { readStacks } from '../lib/tools/access/read-stacks';

const surroundings = { read: readStacks, progress: (text: string) => console.error(text) };

accessCommand(process.argv.slice(2), process.env, surroundings).then(({ exitCode, text, refused }) => {
  (refused ? console.error : console.log)(text);
  process.exitCode = exitCode;
});
