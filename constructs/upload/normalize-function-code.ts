import { join } from 'node:path';
import { buildSync } from 'esbuild';

const HANDLER = join(__dirname, '..', '..', 'lib', 'upload', 'handlers', 'normalize-request.ts');
const EXPORT = /export\s*\{\s*handler\s*\};\s*$/;

/** Of a CloudFront Function, in bytes: the service refuses a larger one. */
const MOST_BYTES = 10_240;

let built: string | undefined;

/**
 * The code of the CloudFront Function: one script with a function `handler`, which is how cloudfront-js-2.0 finds it. Bundled where
 * a stack is made, also in unit tests: the code is a property of the template, not a file beside it.
 *
 * @throws Error when the code is too large, or needs a syntax that the runtime has not
 */
export function normalizeFunctionCode(): string {
  built ??= build();
  return built;
}

function build(): string {
  const [output] = buildSync({
    entryPoints: [HANDLER],
    bundle: true,
    write: false,
    format: 'esm',
    // Lowers or refuses whatever is newer, except for what the runtime is documented to know besides ES 5.1.
    target: 'es5',
    supported: { 'const-and-let': true, arrow: true, 'template-literal': true, 'rest-argument': true },
    // Korean letters as they are: escaped they take twice the room.
    charset: 'utf8',
    logLevel: 'warning',
  }).outputFiles;
  const code = output!.text;
  if (!EXPORT.test(code)) throw new Error(`${HANDLER} does not end in an exported function handler`);
  const script = code.replace(EXPORT, '');
  const bytes = Buffer.byteLength(script);
  if (bytes > MOST_BYTES) {
    throw new Error(
      `The CloudFront Function of images has ${bytes} bytes, and may have ${MOST_BYTES}; say it in fewer words`,
    );
  }
  return script;
}
