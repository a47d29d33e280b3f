import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../config/sentence';
import { type AssembledStack, readAssembly, readLoneTemplate } from '../../model/assembly';
import type { synthesizeApp } from '../synth/synthesize-app';
import { checkOut } from './git';
import { type Operand, templateId } from './operand';
import { refuseOddProperties } from './property-forms';

/** What a side is opened with. */
export interface Opening {
  readonly root: string;
  /** Keys of both sides, beneath those of an operand. */
  readonly context: Readonly<Record<string, string>>;
  /** Whether programs are bundled, as they must be where the sources of the two sides are not the same. */
  readonly bundled: boolean;
  readonly language: Language;
  readonly synthesize: typeof synthesizeApp;
  /** Called before each part of the work that takes a while. */
  readonly progress: (step: 'checkout' | 'synth', text: string) => void;
  /** Takes what must be undone however the program ends. */
  readonly onEnd: (undo: () => void) => void;
}

/**
 * The stacks of one side: what comes through here has the forms that whoever asks relies on.
 *
 * @throws TemplateFormError for a value of another form than CloudFormation takes there
 */
export async function openSide(operand: Operand, opening: Opening): Promise<readonly AssembledStack[]> {
  const stacks = await opened(operand, opening);
  for (const { model } of stacks) refuseOddProperties(model, operand.text);
  return stacks;
}

async function opened(operand: Operand, opening: Opening): Promise<readonly AssembledStack[]> {
  switch (operand.kind) {
    case 'assembly':
      return readAssembly(operand.directory, opening.root);
    case 'template':
      return [readLoneTemplate(operand.file, { id: templateId(operand.file), name: 'stack' })];
    case 'configuration':
      return synthesized(opening, opening.root, { ...opening.context, ...operand.context }, operand.text);
    case 'revision': {
      opening.progress('checkout', operand.text);
      const checkout = await checkOut(opening.root, operand.commit);
      opening.onEnd(checkout.remove);
      return synthesized(opening, checkout.root, opening.context, operand.text);
    }
  }
}

async function synthesized(
  { bundled, language, synthesize, progress, onEnd }: Opening,
  root: string,
  context: Readonly<Record<string, string>>,
  text: string,
): Promise<readonly AssembledStack[]> {
  const directory = mkdtempSync(join(tmpdir(), 'compared-'));
  onEnd(() => rmSync(directory, { recursive: true, force: true }));
  progress('synth', text);
  await synthesize({ context, directory, language, bundled, root });
  return readAssembly(directory, root);
}
