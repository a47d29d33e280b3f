import { refreshImagesCommand } from '../../lib/lab/refresh-images/command-line';
import { WITHOUT_VERSION_WARNINGS } from '../../lib/tools/account/without-version-warnings';

Object.assign(process.env, WITHOUT_VERSION_WARNINGS);

refreshImagesCommand(process.argv.slice(2), process.env).then(({ exitCode, message }) => {
  (exitCode === 0 ? console.log : console.error)(message);
  process.exitCode = exitCode;
});
