import type { Language, Sentence } from '../../config/sentence';
import type { SourceLine } from '../../model/assembly';
import { inventedReferences } from '../../model/intrinsics';
import { UndecidableError } from '../../model/undecidable-error';
import { valueInWords } from '../wording/thing-name';
import type { Aligned, State } from './identity/aligned';
import { cutApart, plain } from './readable';
import { ASKING } from './rights/asked-resources';

/** What is said in place of what is invented to ask with. */
const STANDING_FOR = {
  account: { en: '<account>', ko: '<계정>' },
  foreign: { en: '<another account>', ko: '<다른 계정>' },
  asking: { en: '<own name>', ko: '<자기 이름>' },
  other: { en: '<other>', ko: '<그 밖>' },
} satisfies Readonly<Record<string, Sentence>>;

/** What CloudFormation calls a thing that a template gives no name: by its stack, its logical id, and letters of its own. */
const GIVEN_NAME = /\b[A-Za-z][A-Za-z0-9]*-([A-Za-z][A-Za-z0-9]+)-\*/g;

/** What the things of two states are called to a reader: by their constructs, or by logical ids without hashes. */
export class Names {
  private readonly known = new Map<string, string>();
  private readonly inventions = new Map<string, readonly string[]>();
  private readonly texts: readonly (readonly [string, string])[];

  constructor(private readonly stack: Pick<Aligned, 'before' | 'after'>) {
    const ids = [stack.before, stack.after].flatMap(({ model }) => [...model.resources.keys()]);
    this.texts = [...new Set(ids)]
      .flatMap((id) => this.inventedOf(id).map((text) => [text, this.of(id)] as const))
      .sort(([a], [b]) => b.length - a.length);
  }

  /** For example `Store/Table` of `Async/Store/Table/Resource`. */
  of(logicalId: string): string {
    const known = this.known.get(logicalId);
    if (known !== undefined) return known;
    const { after, before } = this.stack;
    const path = (after.origins.get(logicalId) ?? before.origins.get(logicalId))?.path;
    const name =
      path
        ?.split('/')
        .slice(1)
        .join('/')
        .replace(/\/(Resource|Default)$/, '') || plain(logicalId);
    this.known.set(logicalId, name);
    return name;
  }

  /** A text in which invented names and ARNs are the names of what they stand for. */
  in(text: string, language: Language = 'en'): string {
    return this.texts
      .reduce((written, [invented, name]) => written.replaceAll(invented, name), text)
      .replace(/arn:(?:aws|\*):[\w-]+:[\w*-]*:(?:111122223333|\*)?:/g, '')
      .replaceAll('111122223333', STANDING_FOR.account[language])
      .replaceAll('999988887777', STANDING_FOR.foreign[language])
      .replace(/(?<![A-Za-z])any(?![A-Za-z])/g, '*')
      .replace(GIVEN_NAME, (whole, id: string) => (this.has(id) ? this.of(id) : whole))
      .replace(/autoScalingGroup:[^:\s"]*:autoScalingGroupName\//g, '')
      .replaceAll(ASKING, STANDING_FOR.asking[language])
      .replace(/(?<![A-Za-z])example(?![A-Za-z.])/g, STANDING_FOR.other[language]);
  }

  /** Two values of a template in words, cut where nobody reads on, and not before they differ. */
  change(before: unknown, after: unknown, length: number): { readonly was: Sentence; readonly is: Sentence } {
    const said = (language: Language) => {
      const [was, is] = [this.words('before', before, language), this.words('after', after, language)];
      return cutApart(was, is, length);
    };
    const [en, ko] = [said('en'), said('ko')];
    return { was: { en: en[0], ko: ko[0] }, is: { en: en[1], ko: ko[1] } };
  }

  /** The resource that an ARN lies in, or undefined where it is none of the stack: of names within one another, the longest. */
  resourceIn(arn: string, { model }: State): string | undefined {
    const found = [...model.resources.keys()].flatMap((id) =>
      this.inventedOf(id).flatMap((text) => (arn.includes(text) ? [{ id, length: text.length }] : [])),
    );
    return found.sort((one, other) => other.length - one.length)[0]?.id;
  }

  /** Where a resource was written: in the second state, or in the first where it is there alone. */
  linesOf(logicalId: string): readonly SourceLine[] {
    const { after, before } = this.stack;
    return (after.origins.get(logicalId) ?? before.origins.get(logicalId))?.lines ?? [];
  }

  private has(logicalId: string): boolean {
    return [this.stack.before, this.stack.after].some(({ model }) => model.resources.has(logicalId));
  }

  private words(state: 'before' | 'after', value: unknown, language: Language): string {
    const said = value === undefined ? '' : valueInWords(this.stack[state], value, language);
    return this.in(said, language).replace(/\s+/g, ' ').trim() || '(-)';
  }

  private inventedOf(logicalId: string): readonly string[] {
    const known = this.inventions.get(logicalId);
    if (known) return known;
    const found = this.invented(logicalId);
    this.inventions.set(logicalId, found);
    return found;
  }

  private invented(logicalId: string): string[] {
    const { after, before } = this.stack;
    const { model } = after.model.resources.has(logicalId) ? after : before;
    const references = inventedReferences(model);
    try {
      const found = [references.attribute(logicalId, 'Arn'), references.ref(logicalId)].map(String);
      return [...new Set(found.map((text) => text.replace(/:\*$/, '')))];
    } catch (error) {
      if (error instanceof UndecidableError) return [];
      throw error;
    }
  }
}
