import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODE_VARIANTS } from '../../config/mode-variants';
import type { PatternSettings } from '../../config/pattern-settings';
import { README_FILES } from '../../config/readme-files';
import type { AssembledStack } from '../../model/assembly';
import { graphOf } from '../../model/graph/graph-of';
import { writeChanged } from '../files/write-changed';
import { lessonPictures } from '../picture/lesson-pictures';
import { withWay } from '../picture/lesson-way';
import type { SiteRequest } from './build-site';
import { tourOf } from './pattern-picture';

/** Without a choice: what a lesson deploys first. */
export const OF_LESSON = MODE_VARIANTS[0]!;

/** Pictures of a lesson, and the lesson with the steps that they show, by their paths from the root: as they ought to be. */
export async function lessonFiles(
  root: string,
  pattern: string,
  stacks: readonly AssembledStack[],
): Promise<ReadonlyMap<string, string>> {
  const folder = `stacks/${pattern}`;
  const graph = graphOf(stacks, tourOf(pattern));
  const files = new Map<string, string>();
  for (const [name, picture] of await lessonPictures(graph)) files.set(`${folder}/${name}`, picture);
  for (const language of ['en', 'ko'] as const) {
    const lesson = `${folder}/${README_FILES[language]}`;
    files.set(lesson, withWay(readFileSync(join(root, lesson), 'utf8'), graph, language));
  }
  return files;
}

/**
 * Draws the pictures of the lessons anew, and writes their steps.
 *
 * @returns files that changed, from the root
 */
export async function writePictures(
  root: string,
  patterns: readonly PatternSettings[],
  assemble: SiteRequest['assemble'],
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const { name } of patterns) {
    changed.push(...writeChanged(root, await lessonFiles(root, name, await assemble(name, OF_LESSON))));
  }
  return changed;
}
