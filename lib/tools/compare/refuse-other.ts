import { readFileSync } from 'node:fs';
import { at } from '../../model/property-path';

/** A file is no template. */
export class TemplateError extends Error {
  constructor(
    readonly reason: 'no JSON' | 'no resources' | 'no type',
    readonly file: string,
    /** What of it is wrong: the message of the parser, or a logical id. */
    readonly detail: string,
  ) {
    super(`${file}: ${reason} ${detail}`);
    this.name = 'TemplateError';
  }
}

/** @throws TemplateError for a file that holds no synthesized template */
export function refuseOther(file: string): void {
  const resources = at(parsed(file), 'Resources');
  if (resources === null || typeof resources !== 'object' || Array.isArray(resources)) {
    throw new TemplateError('no resources', file, '');
  }
  const untyped = Object.entries(resources).find(([, resource]) => typeof at(resource, 'Type') !== 'string');
  if (untyped) throw new TemplateError('no type', file, untyped[0]);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new TemplateError('no JSON', file, (error as Error).message);
  }
}
