import type { Language } from '../../config/sentence';
import type { Graph } from '../../model/graph/graph';
import type { Shape } from './lines';
import { pictureOf } from './picture-of';

/** A graph as SVG, in each language, wide and for a narrow screen. */
export type WayPictures = Readonly<Record<Language, Readonly<Record<Shape, string>>>>;

/** @param way - cut to the way of a request, or it is too wide for a page */
export async function wayPictures(way: Graph): Promise<WayPictures> {
  const drawn = async (language: Language) => ({
    wide: await pictureOf(way, language, 'wide'),
    narrow: await pictureOf(way, language, 'narrow'),
  });
  return { en: await drawn('en'), ko: await drawn('ko') };
}
