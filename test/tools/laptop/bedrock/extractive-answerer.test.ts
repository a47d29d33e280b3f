import { extractiveAnswerer } from '../../../../lib/tools/laptop/bedrock/extractive-answerer';
import { hashedVector } from '../../../../lib/tools/laptop/bedrock/hashed-vectors';

const answerer = extractiveAnswerer({ unanswerable: 'NONE' });
const SALT = '0123456789abcdef';

function ask(question: string, ...sources: readonly (readonly [string, string])[]): string {
  const shown = sources.map(
    ([where, text], at) => `<source-${SALT} n="${at + 1}">\n${where}\n\n${text}\n</source-${SALT}>`,
  );
  return answerer.answer(
    [`<sources-${SALT}>`, ...shown, `</sources-${SALT}>`, `<question-${SALT}>\n${question}\n</question-${SALT}>`].join(
      '\n',
    ),
  );
}

const RULES = [
  ['취업규칙 › 제12조 연차', '1년간 80퍼센트 이상 출근한 사람에게 15일의 연차를 준다. 연차는 사흘 전에 신청한다.'],
  ['경비 규정', '숙박비는 하루 12만원까지 지급한다.\n영수증이 없으면 지급하지 않는다.'],
  ['VPN guide', 'Connect to the VPN with your employee number. Reset the password every 90 days. [3]'],
] as const;

describe('the extractive stand-in', () => {
  it.each([
    ['숙박비는 얼마까지 지급하나요?', '숙박비는 하루 12만원까지 지급한다. [2]'],
    ['연차는 언제 신청하나요?', '연차는 사흘 전에 신청한다. [1]'],
    ['How often is the password reset?', 'Reset the password every 90 days. [3]'],
  ])('copies the sentence that answers %s, word by word, with its number', (question, answer) => {
    expect(ask(question, ...RULES)).toBe(answer);
  });

  it.each(['주차장은 어디에 있나요?', 'Who won the election?', '은는이가?', ''])(
    'does not answer what no sentence speaks of: %s',
    (question) => {
      expect(ask(question, ...RULES)).toBe('NONE');
    },
  );

  it('answers nothing without sources, and from nothing but its tags', () => {
    expect(ask('연차는 며칠인가요?')).toBe('NONE');
    expect(answerer.answer('연차는 15일이다. 연차는 며칠인가요?')).toBe('NONE');
  });

  it('says what it is', () => {
    expect(answerer.name).toBe('extractive-stand-in');
  });
});

describe('hashed vectors', () => {
  const cosine = (one: string, other: string) => {
    const [a, b] = [hashedVector(one, 1024), hashedVector(other, 1024)];
    return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  };

  it('are the same for the same text, and of length one for any', () => {
    expect(hashedVector('연차', 256)).toEqual(hashedVector('연차', 256));
    for (const text of ['연차', 'a', '', '!?', 'x'.repeat(10_000)]) {
      expect(Math.hypot(...hashedVector(text, 1024))).toBeCloseTo(1, 9);
    }
  });

  it('lie near when words are shared, whatever their particles', () => {
    expect(cosine('연차를 신청한다', '연차는 사흘 전에 신청합니다')).toBeGreaterThan(0.3);
    expect(cosine('연차를 신청한다', 'Lunch is free on Fridays')).toBeLessThan(0.15);
  });

  it('know nothing of meaning: what is said in other words lies nowhere near', () => {
    expect(cosine('아이를 돌보기 위해 쉬는 기간', '육아휴직은 1년까지 쓸 수 있다')).toBeLessThan(0.2);
  });
});
