import type { Sentence } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { entriesOf } from '../../model/entries';
import { UndecidableError } from '../../model/undecidable-error';
import { thingName } from '../wording/thing-name';
import type { PictureNames } from './picture-names';
import { resourceKey } from './resource-key';

/** A way into a stack, as a page tells it. */
export interface WayIn {
  readonly key: string;
  readonly name: Sentence;
  readonly way: string;
  readonly who: Sentence;
  /** Whether everybody may use it. */
  readonly open: boolean;
}

/** Ways that the network or a policy guards are told in the matrix and by IAM. */
const GUARDED = ['the network', 'whom its access policy names', 'whom its policy names'];

/** Every way in that a policy need not name anybody for, each once. */
export function waysIn(stack: AssembledStack, names: PictureNames): readonly WayIn[] {
  const ways = entriesOf(stack.model)
    .filter(({ who }) => !GUARDED.includes(who))
    .map(({ logicalId, way, who }) => {
      const key = resourceKey(stack.id, logicalId);
      return {
        key,
        name: names.thing(stack, logicalId),
        way: way.split(' -> ')[0]!,
        who: whoInWords(who, stack),
        open: who === 'everybody',
      };
    });
  return [...new Map(ways.map((each) => [JSON.stringify(each), each])).values()];
}

const FIXED: Readonly<Record<string, Sentence>> = {
  everybody: { en: 'everybody', ko: '누구나' },
  'everybody with an API key': { en: 'everybody with an API key', ko: 'API 키가 있는 누구나' },
  'whoever signs with IAM': { en: 'whoever signs with IAM', ko: 'IAM 자격 증명으로 서명한 사람' },
  'whoever has a signed link': { en: 'whoever has a signed link', ko: '서명된 링크가 있는 사람' },
  'whoever signed in': { en: 'whoever signed in', ko: '로그인한 사람' },
  'whom an administrator adds': { en: 'whom an administrator adds', ko: '관리자가 추가한 사람' },
};

function whoInWords(who: string, stack: AssembledStack): Sentence {
  const token = /^whoever has a token for (\w+)$/.exec(who)?.[1];
  if (token !== undefined) {
    const name = thingName(stack, token);
    return { en: `whoever has a token for ${name}`, ko: `${name}의 토큰이 있는 사람` };
  }
  const authorizer = /^whom (\w+) lets in$/.exec(who)?.[1];
  if (authorizer !== undefined) {
    const name = thingName(stack, authorizer);
    return { en: `whom ${name} lets in`, ko: `${name}이(가) 들이는 사람` };
  }
  const fixed = FIXED[who];
  if (!fixed) throw new UndecidableError(`Nobody has said "${who}" in Korean`);
  return fixed;
}
