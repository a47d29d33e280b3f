import { takeCommand } from '../lib/tools/take/command-line';

const { exitCode, text } = takeCommand(process.argv.slice(2), process.env);
(exitCode === 0 ? console.log : console.error)(text);
process.exitCode = exitCode;
