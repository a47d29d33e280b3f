import { refreshImagesCommand } from '../../lib/lab/refresh-images/command-line';

refreshImagesCommand(process.argv.slice(2), process.env).then(({ exitCode, message }) => {
  (exitCode === 0 ? console.log : console.error)(message);
  process.exitCode = exitCode;
});
