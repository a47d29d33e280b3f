import type { Finding } from '../finding';
import type { Aligned, RawTemplate } from '../identity/aligned';
import { withoutHashes } from '../identity/written-on';
import { listed } from '../readable';

/** Sections of a template that say nothing of what is deployed. */
const TEXTS = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Resources'];

/** What differs outside the resources: values that they are made with, which no question was asked of, and what is printed. */
export function sectionChanges({ before, after }: Aligned): Finding[] {
  const sections = new Set([...Object.keys(before.template), ...Object.keys(after.template)]);
  return [...sections]
    .filter((section) => !TEXTS.includes(section))
    .flatMap((section): Finding[] => {
      const changed = differing(before.template, after.template, section);
      if (changed.length === 0) return [];
      const names = listed(changed, 8);
      const printed = section === 'Outputs';
      return [
        {
          section: printed ? 'settings' : 'reach',
          verdict: printed ? 'changed' : 'unknown',
          sentence: printed
            ? { en: `${section}: ${names}`, ko: `${section}: ${names}` }
            : {
                en: `${section} ${names} differ, and what resources are made with them was not asked: look`,
                ko: `${section}의 ${names} 값이 달라졌습니다. 이 값으로 만드는 리소스는 판단하지 않았으니 직접 확인하세요`,
              },
          lines: [],
        },
      ];
    });
}

/** Sections whose parts are named by the resources that are made with them: one that comes or goes changes what names it. */
const NAMED = ['Parameters', 'Mappings', 'Conditions'];

function differing(before: RawTemplate, after: RawTemplate, section: string): string[] {
  const [had, has] = [partsOf(before[section], section), partsOf(after[section], section)];
  return [...new Set([...Object.keys(had), ...Object.keys(has)])]
    .filter((name) => !NAMED.includes(section) || (name in had && name in has))
    .filter((name) => text(had[name]) !== text(has[name]));
}

function partsOf(value: unknown, section: string): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { [section]: value };
  // What is called after a published version has another name with each program, which is told of as that.
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [withoutHashes(name), part]));
}

function text(value: unknown): string {
  return withoutHashes(JSON.stringify(value) ?? '');
}
