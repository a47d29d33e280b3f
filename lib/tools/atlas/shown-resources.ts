import type { Sentence } from '../../config/sentence';
import type { AssembledStack, SourceLine } from '../../model/assembly';
import { UndecidableError } from '../../model/undecidable-error';
import { type Lesson, type LessonPlace, lessonPlace } from './lesson';
import { reasonOf } from './reason-of';
import { resourceKey } from './resource-key';
import { templateYaml } from './template-yaml';

/** A resource of a page: where it comes from, why it is there, and what CloudFormation reads. */
export interface ShownResource {
  readonly key: string;
  /** Id of its stack. */
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** Path of its construct within the stack. */
  readonly path: string;
  /** From the line that made it outwards, as far as the stack. */
  readonly lines: readonly SourceLine[];
  readonly why: Sentence;
  readonly lesson: LessonPlace;
  readonly yaml: string;
}

/** What one line of a stack makes. */
export interface ResourceGroup {
  readonly line: SourceLine;
  readonly resources: readonly ShownResource[];
}

/** Whatever the last construct of a path is called by the library. */
const LAST_PART = /\/Resource$/;

/**
 * Every resource of some stacks, each under the line of a stack that makes it, in the order of the lines.
 *
 * @throws UndecidableError for one that leads back to no line of a stack, or to none that the lesson speaks of
 */
export function resourceGroups(stacks: readonly AssembledStack[], lesson: Lesson): readonly ResourceGroup[] {
  const groups = new Map<string, { line: SourceLine; resources: ShownResource[] }>();
  for (const stack of stacks) {
    for (const logicalId of stack.model.resources.keys()) {
      const resource = shown(stack, logicalId, lesson);
      const line = resource.lines.at(-1)!;
      const place = `${line.file}:${line.line}`;
      if (!groups.has(place)) groups.set(place, { line, resources: [] });
      groups.get(place)!.resources.push(resource);
    }
  }
  const first = [...groups.values()][0]?.line.file;
  return [...groups.values()].sort(
    ({ line: a }, { line: b }) =>
      Number(a.file !== first) - Number(b.file !== first) || compare(a.file, b.file) || a.line - b.line,
  );
}

function shown(stack: AssembledStack, logicalId: string, lesson: Lesson): ShownResource {
  const { type } = stack.model.resources.get(logicalId)!;
  const { path = logicalId, lines: all = [] } = stack.origins.get(logicalId) ?? {};
  const end = all.findIndex(({ file }) => file.startsWith('stacks/'));
  if (end === -1) throw new UndecidableError(`${stack.id} ${logicalId} leads back to no line of a stack`);
  const place = lessonPlace(all, lesson);
  if (!place) throw new UndecidableError(`${stack.id} ${logicalId}: the lesson speaks of no file that it comes from`);
  const { Resources } = stack.template as { readonly Resources: Readonly<Record<string, unknown>> };
  return {
    key: resourceKey(stack.id, logicalId),
    stack: stack.id,
    logicalId,
    type,
    path: path.replace(`${stack.id}/`, '').replace(LAST_PART, ''),
    lines: all.slice(0, end + 1),
    why: reasonOf(type),
    lesson: place,
    yaml: templateYaml({ [logicalId]: Resources[logicalId] }),
  };
}

/** In the order of code points: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
