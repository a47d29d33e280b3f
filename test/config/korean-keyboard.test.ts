import { inEnglishMode } from '../../lib/config/korean-keyboard';

it.each([
  ['ㄷㅊ2', 'ec2'],
  ['ㅅ겯', 'true'],
  ['ㅅ3.micro', 't3.micro'],
  ['ㅣ므ㅠㅇㅁ', 'lambda'],
  ['ㅔ개여ㅊ샤ㅐㅜ', 'production'],
  ['젿ㅁ', 'wuea'],
  ['꼬딱', 'RhEkr'],
  ['닭값', 'ekfrrkqt'],
  ['t3.micro', 't3.micro'],
])('the keys of %s write %s on an English keyboard', (korean, english) => {
  expect(inEnglishMode(korean)).toBe(english);
});

it('reads letters that a Mac keeps apart', () => {
  expect(inEnglishMode('ㅅ겯'.normalize('NFD'))).toBe('true');
});
