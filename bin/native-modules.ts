import { nativeModulesCommand } from '../lib/tools/native-modules/command-line';

const { exitCode, text } = nativeModulesCommand(process.argv.slice(2), process.env);
if (text !== '') (exitCode === 0 ? console.log : console.error)(text);
process.exitCode = exitCode;
