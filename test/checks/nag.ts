/** `npm run nag`: cdk-nag's packs AwsSolutions and Serverless over every variant, nothing left unacknowledged. */
process.env.CDK_VALIDATION = 'false'; // the template's own rules are checked by `npm run synth:all`

import { rmSync } from 'node:fs';
import { PATTERNS_AND_TINY } from '../patterns';
import { buildVariant } from '../support/build-variant';
import type { Variant } from '../support/variant';
import { variantsOf } from '../support/variants';
import { type Acknowledgement, acknowledgementsBelow, findingsBelow } from './nag-findings';

const problems: string[] = [];
const accepted = new Map<string, Acknowledgement>();
const used = new Set<string>();

for (const variant of PATTERNS_AND_TINY.flatMap(variantsOf)) {
  try {
    check(variant);
  } catch (error) {
    problems.push(`${variant.name}: does not synthesize: ${(error as Error).stack}`);
  }
}

for (const [key, { id, constructPath, reason, onStack }] of accepted) {
  const at = `${id} at ${constructPath}`;
  if (!used.has(key))
    problems.push(`${at} is acknowledged but no variant has that finding. Remove the acknowledgement.`);
  if (onStack) problems.push(`${at} is acknowledged for a whole stack. Move it to the construct it concerns.`);
  if (reason.length < 30) problems.push(`${at} has the reason "${reason}". Write a sentence that teaches.`);
}

for (const problem of problems) console.error(`\n${problem}`);
console.log(`\n${accepted.size} acknowledgements, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);

function keyOf({ id, constructPath }: Acknowledgement): string {
  return `${constructPath} ${id}`;
}

function check(variant: Variant): void {
  const app = buildVariant(variant);
  const { directory } = app.synth();
  rmSync(directory, { recursive: true, force: true });
  const findings = findingsBelow(app);
  for (const acknowledgement of acknowledgementsBelow(app)) accepted.set(keyOf(acknowledgement), acknowledgement);
  for (const { acknowledgement } of findings) if (acknowledgement) used.add(keyOf(acknowledgement));

  const open = findings.filter(({ acknowledgement }) => !acknowledgement);
  console.log(`${variant.name}: ${open.length} open, ${findings.length - open.length} acknowledged`);
  for (const { id, constructPath, explanation } of open) {
    problems.push(
      `${variant.name}: ${id} at ${constructPath}\n  ${explanation}\n` +
        `  Mend it, or acknowledge(construct, { '${id}': 'why it is right here' }) on the smallest construct (constructs/guardrails/acknowledge.ts).`,
    );
  }
}
