import type { Language } from '../../config/sentence';
import type { Finding } from './finding';
import { groupedBy } from './identity/grouped';
import { listed } from './readable';

/** One sentence, as a report shows it. */
export interface Line {
  readonly verdict: Finding['verdict'];
  readonly text: string;
  readonly statement?: string;
  /** For example `bin/app.ts:18`. */
  readonly places: readonly string[];
}

/** Findings that say the same of several things, said once. */
export function linesOf(findings: readonly Finding[], language: Language): Line[] {
  const parts = findings.map((finding) => ({ finding, ...split(finding.sentence[language], finding.subject) }));
  const groups = groupedBy(parts, ({ finding, rest, subject }) =>
    subject === undefined ? `${finding.verdict}: ${rest}` : `${finding.verdict} ${rest}`,
  );
  return [...groups.values()].map((same) => {
    const [{ finding, rest, subject }] = same as [(typeof same)[number]];
    const { verdict } = finding;
    // What one of several rests on is not what all of them do.
    const statement = same.every((each) => each.finding.statement === finding.statement)
      ? finding.statement
      : undefined;
    return {
      verdict,
      text: subject === undefined ? rest : `${listed([...new Set(same.map((each) => each.subject!))], 8)}${rest}`,
      ...(statement !== undefined && { statement }),
      places: [...new Set(same.flatMap((each) => placesOf(each.finding)))].slice(0, 3),
    };
  });
}

function split(sentence: string, subject: string | undefined) {
  return subject !== undefined && sentence.startsWith(subject)
    ? { subject, rest: sentence.slice(subject.length) }
    : { subject: undefined, rest: sentence };
}

/** The line that made it, and that of the stack from which it was called. */
function placesOf({ lines }: Finding): string[] {
  const [first] = lines;
  const inStack = lines.find(({ file }) => file.startsWith('stacks/'));
  return [...new Set([first, inStack])].flatMap((line) => (line ? [`${line.file}:${line.line}`] : []));
}
