import type { Graph } from '../../model/graph/graph';
import { wayOf } from '../../model/graph/way-of';
import { wayPictures } from './way-pictures';

/** The pictures beside a lesson, by the names of their files: the way of a request, in each language, wide and for a narrow screen. */
export async function lessonPictures(graph: Graph): Promise<ReadonlyMap<string, string>> {
  const drawn = await wayPictures(wayOf(graph));
  const pictures = new Map<string, string>();
  for (const language of ['en', 'ko'] as const) {
    pictures.set(`picture.${language}.svg`, drawn[language].wide);
    pictures.set(`picture.narrow.${language}.svg`, drawn[language].narrow);
  }
  return pictures;
}
