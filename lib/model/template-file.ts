import { readFileSync } from 'node:fs';
import { at } from './property-path';
import { refuseOddForms, refusing } from './template-form';

/** A file is no template. */
export class TemplateError extends Error {
  constructor(
    readonly reason: keyof typeof SAID,
    readonly file: string,
    /** What of it is wrong: the message of the parser, a logical id, or the name of a section. */
    readonly detail: string,
  ) {
    super(`${file} ${SAID[reason](detail)}`);
    this.name = 'TemplateError';
  }
}

const SAID = {
  'no JSON': (why: string) => `is no JSON (${why}); name a template as npx cdk synth writes it into cdk.out`,
  'no resources': () => 'is no template: it has no Resources',
  'no type': (id: string) => `is no template: ${id} has no Type such as AWS::S3::Bucket`,
  'no map': (place: string) => `is no template: ${place} must be an object`,
} as const;

/** Sections of which each part is an object. */
const SECTIONS = ['Outputs', 'Parameters', 'Mappings', 'Conditions'] as const;

/**
 * @throws TemplateError for a file that holds no synthesized template
 * @throws TemplateFormError for one with a value that no template may have
 */
export function parsedTemplate(file: string): Readonly<Record<string, unknown>> {
  const template = parsed(file);
  const resources = at(template, 'Resources');
  if (!isMap(resources)) throw new TemplateError('no resources', file, '');
  for (const [id, resource] of Object.entries(resources)) {
    if (!/^\w+::/.test(String(at(resource, 'Type')))) throw new TemplateError('no type', file, id);
    const properties = at(resource, 'Properties');
    if (properties !== undefined && !isMap(properties)) throw new TemplateError('no map', file, `Properties of ${id}`);
  }
  for (const section of SECTIONS) {
    const parts = at(template, section);
    if (parts === undefined) continue;
    if (!isMap(parts) || !Object.values(parts).every(isMap)) throw new TemplateError('no map', file, section);
  }
  refuseOddForms(template as Readonly<Record<string, unknown>>, refusing(file));
  return template as Readonly<Record<string, unknown>>;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new TemplateError('no JSON', file, (error as Error).message);
  }
}
