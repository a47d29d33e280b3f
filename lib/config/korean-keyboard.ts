/** The two-set keyboard: which keys of an English one make each letter. */
const INITIALS = 'r R s e E f a q Q t T d w W c z x v g'.split(' ');
const VOWELS = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ');
const FINALS = ' r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ');
/** Letters that stand alone, from ㄱ (U+3131) to ㅣ (U+3163). */
const ALONE = [
  ...'r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g'.split(' '),
  ...VOWELS,
] as const;

const FIRST_SYLLABLE = 0xac00;
const FIRST_LETTER = 0x3131;

/** What the same keys would have written with the keyboard in English: ㄷㅊ2 is ec2. */
export function inEnglishMode(text: string): string {
  return [...text.normalize('NFC')]
    .map((character) => {
      const syllable = character.codePointAt(0)! - FIRST_SYLLABLE;
      if (syllable < 0 || syllable > 11_171) return ALONE[character.codePointAt(0)! - FIRST_LETTER] ?? character;
      const [vowel, final] = [Math.floor(syllable / FINALS.length) % VOWELS.length, syllable % FINALS.length];
      return INITIALS[Math.floor(syllable / FINALS.length / VOWELS.length)]! + VOWELS[vowel]! + FINALS[final]!;
    })
    .join('');
}
