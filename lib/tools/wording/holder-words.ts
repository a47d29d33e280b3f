import type { Language } from '../../config/sentence';
import type { Holder } from '../../model/iam/rights';
import { inventedReferences } from '../../model/intrinsics';
import { serviceWords } from './service-words';
import { modelOf, type NamedStack, thingName } from './thing-name';

/** Whom a right is of, as the subject of a sentence in the middle of one; Korean without its particle. */
export function holderWords(stack: NamedStack, holder: Holder, language: Language): string {
  switch (holder.kind) {
    case 'anybody':
      return { en: 'anybody', ko: '누구나' }[language];
    case 'service':
      return serviceWords(holder.name, language);
    case 'account': {
      if (holder.name === inventedReferences(modelOf(stack)).accountId) {
        return { en: 'whoever this account lets', ko: '이 계정이 허용한 주체' }[language];
      }
      return { en: `whoever account ${holder.name} lets`, ko: `계정 ${holder.name}이(가) 허용한 주체` }[language];
    }
    case 'federated':
      return { en: `whoever signs in by ${holder.name}`, ko: `${holder.name}(으)로 로그인한 사용자` }[language];
    case 'principal':
      return holder.name;
  }
  const name = thingName(stack, holder.logicalId);
  return NAMED[holder.kind](name)[language];
}

const NAMED = {
  role: (name: string) => ({ en: `the role ${name}`, ko: `${name} 역할` }),
  group: (name: string) => ({ en: `members of ${name}`, ko: `${name} 그룹의 멤버` }),
  user: (name: string) => ({ en: `the user ${name}`, ko: `사용자 ${name}` }),
  unattached: (name: string) => ({ en: `whoever is given ${name}`, ko: `${name} 정책을 받은 주체` }),
  outside: (name: string) => ({
    en: `whoever outside the stack has ${name}`,
    ko: `${name} 정책을 가진 스택 밖의 주체`,
  }),
};

/** The same with the particle of a Korean subject. */
export function subjectWords(stack: NamedStack, holder: Holder, language: Language): string {
  const words = holderWords(stack, holder, language);
  if (language === 'en') return words.charAt(0).toUpperCase() + words.slice(1);
  return holder.kind === 'anybody' ? words : words + topicParticle(words);
}

/** `은` or `는` by how the word before ends; both where that is no Hangul. */
function topicParticle(word: string): string {
  const last = word.normalize('NFC').codePointAt(word.normalize('NFC').length - 1)! - 0xac00;
  if (last < 0 || last > 11_171) return '은(는)';
  return last % 28 === 0 ? '는' : '은';
}
