import { nearest } from '../../config/spelling';
import type { StackModel } from '../../model/template';
import type { Asked } from './asked';
import { foundIn } from './names';
import { everybodyOf } from './people';
import { QuestionError } from './question-error';
import { reachable } from './reach-question';
import { everythingOf, partOf } from './things';

/** Words that only make a sentence of a question. */
const SILENT =
  /^(may|can|could|anything|something|does|do|is|are|the|a|an|of|on|in|to|by|member|members|user|role|group|who|what|be|allowed|reach|reaches|connect|from|port|with|and|it|signed|factor|mfa|tcp|누가|무엇|역할|그룹|멤버|사용자|할|수|있나요|있습니까|있어요|있는가|없이|번|포트|접속|접속할|닿을|요청|작업|해도|되나요|됩니까|mfa|로|하면|로그인|뭘|뭐|할수|할수있나요|할수있습니까|있는지|있어|있나|해|하나요|가능|가능한가요|가능합니까|허용되나요|허용됩니까|접근|접근할|모두|please|all|everything|do|i|we|it's|any)$/i;

/** A particle behind a name or word: `ServerInstance에서`. */
const PARTICLE = /(으로|에서|에게|에|로|은|는|이|가|을|를|의|도|와|과)$/;

/**
 * Reads a question in words, English or Korean: who, which action, on what, from where. Whatever is none of these and is no word
 * of a sentence is not passed over.
 *
 * @throws QuestionError for a word that means nothing here
 */
export function readWords(stack: StackModel, text: string): Asked {
  const sentence = text.normalize('NFC');
  const asked: { -readonly [Key in keyof Asked]: Asked[Key] } = {};
  if (/without( an?| a second)? (mfa|(second )?factor)|mfa ?없이/i.test(sentence)) asked.mfa = 'no';
  if (/access key|액세스 ?키/i.test(sentence)) asked.mfa = 'key';
  const rest = sentence
    .replace(/without( an?| a second)? (mfa|(second )?factor)|mfa ?없이/gi, ' ')
    .replace(/(by|with)? ?(an )?access key|액세스 ?키(로)?/gi, ' ');
  const reaches = /\b(reach(es)?|connect)\b|접속|닿을/i.test(rest);
  const words = rest.split(/[\s,?!]+|\.(?=\s|$)/).filter((word) => word !== '');
  for (let at = 0; at < words.length; ) {
    const taken = wordsOfName(stack, words.slice(at));
    readWord(stack, words.slice(at, at + taken).join(' '), reaches, asked);
    at += taken;
  }
  if (reaches) asked.reach ??= '';
  return asked;
}

/** How many of the words that come next are one name: `Files Bucket`. */
function wordsOfName(stack: StackModel, words: readonly string[]): number {
  const found = [3, 2].find((count) => {
    const phrase = words.slice(0, count).join(' ');
    return words.length >= count && [phrase, phrase.replace(PARTICLE, '')].some((form) => isName(stack, form));
  });
  return found ?? 1;
}

function isName(stack: StackModel, form: string): boolean {
  return [everybodyOf(stack), everythingOf(stack), reachable(stack)].some((items) => foundIn<Named>(items, form));
}

interface Named {
  readonly name: string;
  readonly logicalId?: string;
}

function readWord(
  stack: StackModel,
  word: string,
  reaches: boolean,
  asked: { -readonly [Key in keyof Asked]: Asked[Key] },
): void {
  if (SILENT.test(word)) return;
  const forms = [word, word.replace(PARTICLE, '')];
  const [key, ...value] = word.split('=');
  if (value.length > 0 && key!.includes(':')) {
    asked.with = { ...asked.with, [key!]: value.join('=') };
    return;
  }
  for (const form of forms) {
    if (/^\d{1,5}(번)?$/.test(form)) {
      asked.port = form.replace('번', '');
      return;
    }
    if (/^(\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]*:[0-9a-f:]+$/i.test(form)) {
      asked.from = form;
      return;
    }
    if (/^[a-z0-9-]+:[A-Z]\w*$/i.test(form) && !form.startsWith('arn:')) {
      asked.can = form;
      return;
    }
    if (/^(internet|anybody|everybody|anyone|인터넷|누구나|아무나)$/i.test(form) || /\.amazonaws\.com$/.test(form)) {
      asked.who = form;
      return;
    }
    const person = asked.who === undefined && !reaches ? foundIn(everybodyOf(stack), form) : undefined;
    if (person) {
      asked.who = form;
      return;
    }
    if (reaches && foundIn(reachable(stack), form)) {
      asked.reach = form;
      return;
    }
    if (form.startsWith('arn:') || foundIn(everythingOf(stack), form) || partOf(stack, form)) {
      if (reaches) asked.reach = form;
      else asked.on = form;
      return;
    }
  }
  if (forms.some((form) => SILENT.test(form))) return;
  const names = [...everybodyOf(stack), ...everythingOf(stack)].map(({ name }) => name);
  const near = forms.map((form) => nearest(form, names)).find((name) => name !== undefined);
  const examples = ['s3:GetObject', 'sns.amazonaws.com', '203.0.113.7'];
  throw new QuestionError('notUnderstood', 'question', word, examples, near);
}
