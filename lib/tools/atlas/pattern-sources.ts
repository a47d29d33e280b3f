import { inlineMarkdown } from './inline-markdown';
import type { LessonPlace } from './lesson';
import type { ResourceGroup } from './shown-resources';
import type { SourceText } from './source-text';

/** What all pages of a pattern share: the files that their resources come from, and what the lesson says of these. */
export class PatternSources {
  private readonly files = new Set<string>();
  private readonly places: LessonPlace[] = [];

  constructor(private readonly sources: SourceText) {}

  /** Takes in what the resources of a page lead back to. */
  add(groups: readonly ResourceGroup[]): void {
    for (const { lines, lesson } of groups.flatMap(({ resources }) => resources)) {
      for (const { file } of lines) this.files.add(file);
      if (!this.places.includes(lesson)) this.places.push(lesson);
    }
  }

  numberOf(place: LessonPlace): number {
    return this.places.indexOf(place);
  }

  /** As a script, for a page that lies on a disk may read nothing else. */
  script(): string {
    const data = {
      files: Object.fromEntries([...this.files].sort().map((file) => [file, this.sources.read(file)])),
      lessons: this.places.map(({ heading, paragraph: { en, ko } }) => ({
        heading,
        paragraph: { en: inlineMarkdown(en).text, ko: inlineMarkdown(ko).text },
      })),
    };
    return `window.atlasSources = ${JSON.stringify(data)};\n`;
  }
}
