import { WITHOUT_VERSION_WARNINGS } from '../lib/tools/account/without-version-warnings';
import { awsServices } from '../lib/tools/redrive/aws-services';
import { redriveCommand } from '../lib/tools/redrive/command-line';

Object.assign(process.env, WITHOUT_VERSION_WARNINGS);

const connect = (region: string) => awsServices(region, (line) => console.error(line));

redriveCommand(process.argv.slice(2), process.env, connect).then(({ exitCode, text }) => {
  (exitCode === 0 ? console.log : console.error)(text);
  process.exitCode = exitCode;
});
