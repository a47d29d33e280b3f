import * as z from 'zod';
import type { Language } from '../../config/sentence';
import type { StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';
import { type AccessAnswer, type AccessQuestion, answerAccess } from '../../tools/access/access-question';
import { peopleOf } from '../../tools/access/people';
import { problemText } from '../../tools/access/problem-texts';
import { QuestionError } from '../../tools/access/question-error';
import { answerReach, reachable } from '../../tools/access/reach-question';
import { MFA_CHOICES, REQUEST_KEYS, USUAL_ADDRESS } from '../../tools/access/request-keys';
import { type ApiReply, jsonApiReply } from '../../tools/laptop/api/api-exchange';
import type { ActionRequest, OpenPage } from '../../tools/laptop/desk/pattern-page';
import { reasonWords } from '../../tools/wording/reason-words';
import { LAB_MESSAGES } from './messages';
import { runOnce } from './run-once';
import { shownThings } from './shown-things';
import { USUAL_ACCESS, USUAL_REACH } from './usual-questions';

const MAX_QUESTION_BYTES = 10_000;

const text = z.string().max(2000);
const accessQuestion = z.strictObject({
  who: text,
  action: text,
  resource: text.optional(),
  mfa: text.optional(),
  from: text.optional(),
  with: z.record(text, text).optional(),
});
const reachQuestion = z.strictObject({ what: text.optional(), port: text.optional() });

/** The page of the pattern: no server runs, two questions are answered from the template. */
export function openLabPage(stack: StackModel): OpenPage {
  const people = peopleOf(stack).map(({ name, kind, logicalId }) => ({ name, kind, logicalId }));
  const things = shownThings(stack);
  return {
    state: async () => ({
      region: stack.region,
      people,
      things,
      reachable: reachable(stack),
      mfaChoices: MFA_CHOICES,
      usualAddress: USUAL_ADDRESS,
      requestKeys: REQUEST_KEYS,
      usualAccess: USUAL_ACCESS,
      usualReach: USUAL_REACH,
    }),
    actions: {
      'POST may': (request) => answer(request, accessQuestion, (question, language) => may(stack, question, language)),
      'POST reaches': (request) => answer(request, reachQuestion, async (question) => answerReach(stack, question)),
    },
    facts: (language) => [
      [LAB_MESSAGES[language].people, people.map(({ name }) => name).join(', ')],
      [LAB_MESSAGES[language].things, things.map(({ name }) => name).join(', ')],
    ],
    about: { people: people.map(({ name }) => name), things: things.map(({ name }) => name) },
    once: (given) => runOnce(stack, given),
  };
}

/** Why it stays open, if it does, is told in the language of the page. */
async function may(stack: StackModel, question: AccessQuestion, language: Language): Promise<AccessAnswer> {
  const found = await answerAccess(stack, question);
  return found.reason === undefined ? found : { ...found, reason: reasonWords(found.reason, language) };
}

/** 400 with the field, its value and the remedy in the language of the page; 422 for a template that cannot be read. */
async function answer<Question>(
  { query, readBody }: ActionRequest,
  schema: z.ZodType<Question>,
  ask: (question: Question, language: Language) => Promise<object>,
): Promise<ApiReply> {
  const language: Language = query.get('lang') === 'ko' ? 'ko' : 'en';
  const messages = LAB_MESSAGES[language];
  try {
    const parsed = schema.safeParse(JSON.parse(String(await readBody(MAX_QUESTION_BYTES))));
    if (!parsed.success) return jsonApiReply(400, { message: z.prettifyError(parsed.error) });
    return jsonApiReply(200, await ask(parsed.data, language));
  } catch (error) {
    if (error instanceof QuestionError) {
      return jsonApiReply(400, { message: problemText(error, language), field: error.field });
    }
    if (error instanceof UndecidableError)
      return jsonApiReply(422, { message: messages.undecided(reasonWords(error.message, language)) });
    if (error instanceof SyntaxError) return jsonApiReply(400, { message: error.message });
    throw error;
  }
}
