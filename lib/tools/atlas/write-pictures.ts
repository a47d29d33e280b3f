import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODE_VARIANTS } from '../../config/mode-variants';
import type { PatternSettings } from '../../config/pattern-settings';
import { graphOf } from '../../model/graph/graph-of';
import { lessonPictures } from '../picture/lesson-pictures';
import type { SiteRequest } from './build-site';
import { tourOf } from './pattern-picture';

/**
 * Draws the pictures beside the lessons anew: each pattern as it is without a choice.
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
    const stacks = await assemble(name, MODE_VARIANTS[0]!);
    for (const [picture, text] of await lessonPictures(graphOf(stacks, tourOf(name)))) {
      const file = join('stacks', name, picture);
      const path = join(root, file);
      if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
      writeFileSync(path, text);
      changed.push(file);
    }
  }
  return changed;
}
