import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { README_FILES } from '../../config/readme-files';
import type { Sentence } from '../../config/sentence';
import type { SourceLine } from '../../model/assembly';

/** Where the lesson of a pattern speaks of a file, in both languages. */
export interface LessonPlace {
  readonly heading: Sentence;
  /** The paragraph, as Markdown. */
  readonly paragraph: Sentence;
}

/** By the file's path from the root. */
export type Lesson = ReadonlyMap<string, LessonPlace>;

interface Paragraph {
  readonly heading: string;
  readonly text: string;
  readonly files: readonly string[];
}

/** Reads what the lesson of a pattern says of each file that it names. */
export function readLesson(root: string, pattern: string): Lesson {
  const [english, korean] = [README_FILES.en, README_FILES.ko].map((name) => {
    const folder = posix.join('stacks', pattern);
    return paragraphs(readFileSync(join(root, folder, name), 'utf8'), folder);
  }) as [Paragraph[], Paragraph[]];
  const files = new Set(english.flatMap((each) => each.files));
  return new Map(
    [...files].flatMap((file) => {
      const [en, ko] = [english, korean].map((each) => each.find((paragraph) => paragraph.files.includes(file)));
      if (!en || !ko) return [];
      return [
        [file, { heading: { en: en.heading, ko: ko.heading }, paragraph: { en: en.text, ko: ko.text } }] as const,
      ];
    }),
  );
}

/**
 * The place of the nearest line, from the one that made something outwards, whose file the lesson speaks of. What the house adds to
 * every stack no lesson speaks of: it belongs where the stack is.
 */
export function lessonPlace(lines: readonly SourceLine[], lesson: Lesson): LessonPlace | undefined {
  const file =
    lines.find((line) => lesson.has(line.file))?.file ?? [...lesson.keys()].find((each) => each.startsWith('stacks/'));
  return file === undefined ? undefined : lesson.get(file);
}

function paragraphs(markdown: string, folder: string): Paragraph[] {
  let heading = '';
  return markdown
    .replace(/^```[\s\S]*?^```$/gm, '')
    .split(/\n{2,}/)
    .flatMap((block) => {
      heading = /^## +(.+)$/m.exec(block)?.[1] ?? heading;
      const text = block.trim();
      return text.startsWith('#') || text.startsWith('|') ? [] : [{ heading, text, files: filesIn(text, folder) }];
    });
}

function filesIn(text: string, folder: string): string[] {
  const links = [...text.matchAll(/\]\(([^)#\s]+\.ts)\)/g)].map(([, link]) => posix.join(folder, link!));
  const paths = [...text.matchAll(/\b(?:stacks|constructs|lib)\/[\w./-]+\.ts\b/g)].map(([path]) => path);
  return [...links, ...paths];
}
