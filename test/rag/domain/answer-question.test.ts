import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { answerQuestion } from '../../../lib/rag/domain/answer-question';
import { BLOCKED_TEXT } from '../../../lib/rag/domain/guardrail-offers';
import type { ModelFaultKind } from '../../../lib/rag/domain/model-fault';
import { STREAM_LIMITS, WHOLE_LIMITS } from '../../../lib/rag/domain/time-limits';
import { hitOf } from '../fakes/passages';
import {
  ANSWER,
  fault,
  INDEX,
  outcomeOf,
  type Play,
  problemOf,
  Questions,
  SETTINGS,
  type Step,
  textOf,
  USAGE,
} from '../fakes/questions';

function questions(over: Partial<Questions> = {}): Questions {
  return Object.assign(new Questions(), over);
}

const stall: Play = { stall: true };

describe('answering a question', () => {
  it('tells what happens, what it answers from, the answer, and how good it is', async () => {
    const asked = questions();
    const events = await asked.ask();
    expect(events.map(({ kind }) => kind)).toEqual(['status', 'sources', 'status', 'token', 'token', 'token', 'done']);
    expect(textOf(events)).toBe('연차는 15일입니다 [1].');
    expect(events[1]).toMatchObject({
      sources: [
        { n: 1, documentId: 'document-of-a', title: 'Title of a', ordinal: 0, text: '연차는 15일이다.' },
        { n: 2, documentId: 'document-of-c' },
        { n: 3, documentId: 'document-of-b' },
      ],
    });
    expect(outcomeOf(events)).toEqual({
      answered: true,
      grounded: true,
      complete: true,
      citations: [1],
      degraded: false,
      model: 'the-model',
      embeddingModel: INDEX.embeddingModel,
      usage: USAGE,
    });
    expect(asked.maxTokens).toEqual([1000]);
    expect(asked.prompts[0]!.sources).toContain('<source-0123456789abcdef n="1">');
  });

  it('leaves nothing going on when it is over, however it ends', async () => {
    for (const model of [[ANSWER], [[fault('invalid')]], [['half', fault('broken-off')]], [[stall]]]) {
      const asked = questions({ model });
      await asked.ask();
      expect(asked.signals.every(({ aborted }) => aborted)).toBe(true);
      expect(asked.clock.isIdle).toBe(true);
    }
  });

  it('ends everything when nobody listens any more, and takes the tokens for used', async () => {
    const asked = questions({ model: [['연차는 길게 ', stall]] });
    const tokens = asked.tokensLeft;
    const events = answerQuestion({ tenant: 'team', text: '연차?' }, asked.deps(), SETTINGS);
    let event = await asked.clock.until(events.next());
    while (!event.done && event.value.kind !== 'token') event = await asked.clock.until(events.next());
    await asked.clock.until(events.return());
    expect(asked.signals.every(({ aborted }) => aborted)).toBe(true);
    expect(asked.clock.isIdle).toBe(true);
    expect(asked.tokensLeft).toBeLessThan(tokens - SETTINGS.maxTokens);
  });

  describe('what the documents do not answer', () => {
    it('is an answer, for which no model is asked when nothing fitting was found', async () => {
      const asked = questions({ lexical: [], nearest: [hitOf('b', 0.6)] });
      const events = await asked.ask();
      expect(outcomeOf(events)).toMatchObject({ answered: false, reason: 'not-in-documents', citations: [] });
      expect(asked.calls).not.toContain('model');
      expect(asked.calls).not.toContain('reserve');
    });

    it.each([
      [['NOT_IN_DOCUMENTS', { end: 'complete' }]],
      [['NOT', '_IN_', 'DOCUMENTS', '.', { end: 'complete' }]],
      [['\n`NOT_IN_DOCUMENTS`\n', 'because [1]', { end: 'complete' }]],
    ] as [Step[]][])('is what the model says with %j, and nobody reads the word', async (steps) => {
      const events = await questions({ model: [steps] }).ask();
      expect(outcomeOf(events)).toMatchObject({ answered: false, reason: 'not-in-documents', usage: USAGE });
      expect(textOf(events)).toBe('');
    });

    it('is not said by an answer that begins like the word', async () => {
      const events = await questions({ model: [['NO', 'T_IN', ' scope [2].', { end: 'complete' }]] }).ask();
      expect(textOf(events)).toBe('NOT_IN scope [2].');
      expect(outcomeOf(events)).toMatchObject({ answered: true });
    });
  });

  describe('what counts', () => {
    it('shows no passage that the ledger does not bear out', async () => {
      const asked = questions();
      asked.ledger.set('document-of-a', { tenant: 'team', ready: false, published: 'g1', publishedAt: 0 });
      asked.ledger.set('document-of-b', { tenant: 'team', ready: true, published: 'g2', publishedAt: 0 });
      const events = await asked.ask();
      expect(events[1]).toMatchObject({ sources: [{ n: 1, documentId: 'document-of-c' }] });
      expect(asked.prompts[0]!.sources).not.toContain('Text of b');
    });

    it('shows as many sources as fit, and no more than there may be', async () => {
      const many = Array.from({ length: 30 }, (_, n) => hitOf(`p${n}`, 30 - n, { text: '가'.repeat(100) }));
      const sourcesOf = async (settings: Partial<typeof SETTINGS>) => {
        const asked = Object.assign(new Questions({ ...SETTINGS, ...settings }), { lexical: many, nearest: [] });
        const sources = (await asked.ask()).find((event) => event.kind === 'sources');
        return sources?.kind === 'sources' ? sources.sources.length : 0;
      };
      expect(await sourcesOf({})).toBe(8);
      expect(await sourcesOf({ mostSourceTokens: 350 })).toBe(3);
      expect(await sourcesOf({ mostSourceTokens: 1 })).toBe(1);
    });

    it('lets a further model order the passages, and does without it when it fails', async () => {
      const first = async (rerank: Questions['rerank']) => {
        const asked = questions({ rerank });
        await asked.ask();
        return /n="1">\n(.*)/.exec(asked.prompts[0]!.sources)![1];
      };
      expect(await first(async (_, texts) => texts.map((__, place) => texts.length - 1 - place))).toBe('Title of b');
      expect(await first(async () => [7, 1])).toBe('Title of c');
      expect(await first(async () => Promise.reject(new Error('no')))).toBe('Title of a');
      expect(await first(() => new Promise(() => undefined))).toBe('Title of a');
    });
  });

  describe('a leg that cannot be searched', () => {
    const broken: Play = { fault: new Error('refused') };

    it.each([
      ['the embedding model is not ours to call', { embed: [fault('denied')] }],
      ['the embedding model has no room', { embed: [fault('throttled')] }],
      ['the embedding model never answers', { embed: [stall] }],
      ['the vectors cannot be searched', { nearest: [broken] }],
      ['the words cannot be searched', { lexical: [broken] }],
      ['the words are never found', { lexical: [stall] }],
    ] as [string, Questions['plays']][])('leaves an answer that says so: %s', async (_, plays) => {
      const asked = questions({ plays });
      const events = await asked.ask();
      expect(outcomeOf(events)).toMatchObject({ answered: true, degraded: true });
      expect(asked.logged.join()).toContain('leg not searched');
    });

    it('says so of what was not found as well', async () => {
      const events = await questions({ lexical: [], plays: { embed: [fault('denied')] } }).ask();
      expect(outcomeOf(events)).toMatchObject({ answered: false, reason: 'not-in-documents', degraded: true });
    });

    it.each([
      ['of another length', [1, 0]],
      ['of no numbers', [Number.NaN, 0, 0]],
      ['without end', [Number.POSITIVE_INFINITY, 0, 0]],
    ])('is one for which the model gave a vector %s: it is never searched with', async (_, vector) => {
      const asked = questions({ vector });
      expect(outcomeOf(await asked.ask())).toMatchObject({ degraded: true });
      expect(asked.calls).not.toContain('nearest');
    });

    it('ends in a problem when it is both', async () => {
      const asked = questions({ plays: { lexical: [broken], nearest: [broken] } });
      expect(problemOf(await asked.ask())).toBe('search-unavailable');
      expect(asked.calls).not.toContain('model');
    });
  });

  it('looks again once when the index is gone', async () => {
    const asked = questions();
    const deps = asked.deps();
    let index = { ...INDEX, name: 'passages-0' };
    const activeIndex = {
      current: async () => index,
      forget: () => {
        index = INDEX;
      },
    };
    const all = async () => {
      const kinds: string[] = [];
      const moved = { ...deps, activeIndex };
      for await (const event of answerQuestion({ tenant: 'team', text: '연차?' }, moved, SETTINGS))
        kinds.push(event.kind);
      return kinds;
    };
    expect(await asked.clock.until(all())).toContain('done');
    expect(asked.calls.filter((call) => call === 'lexical')).toHaveLength(2);
  });

  it('says that there is no index yet', async () => {
    expect(problemOf(await questions({ index: undefined }).ask())).toBe('no-index');
  });

  it('says that an index wakes, before it has', async () => {
    const asked = Object.assign(new Questions({ ...SETTINGS, limits: STREAM_LIMITS }), {
      plays: { lexical: [{ afterMs: 25_000 }], nearest: [{ afterMs: 30_000 }] },
    });
    const events = await asked.ask();
    expect(events.slice(0, 2)).toEqual([
      { kind: 'status', stage: 'searching' },
      { kind: 'status', stage: 'waking-index' },
    ]);
    expect(outcomeOf(events)).toMatchObject({ answered: true, degraded: false });
  });

  describe('the model', () => {
    const passing: ModelFaultKind[] = ['throttled', 'timed-out', 'not-ready', 'unavailable', 'broken-off'];

    it.each(passing)('is asked again when it was %s, and answers', async (kind) => {
      const asked = questions({ model: [[fault(kind)], [fault(kind)], ANSWER] });
      expect(outcomeOf(await asked.ask())).toMatchObject({ answered: true });
      expect(asked.calls.filter((call) => call === 'model')).toHaveLength(3);
    });

    it.each([
      ['throttled', 'model-busy', 3],
      ['timed-out', 'model-busy', 3],
      ['not-ready', 'model-busy', 3],
      ['unavailable', 'model-busy', 3],
      ['broken-off', 'answer-broke-off', 3],
      ['invalid', 'model-refused', 1],
      ['denied', 'model-not-allowed', 1],
      ['empty', 'empty-answer', 1],
    ] as const)('that is %s for ever ends in %s after %i attempts', async (kind, code, attempts) => {
      const asked = questions({ model: [[fault(kind)]] });
      expect(problemOf(await asked.ask())).toBe(code);
      expect(asked.calls.filter((call) => call === 'model')).toHaveLength(attempts);
      expect(asked.clock.passed).toBeLessThanOrEqual(WHOLE_LIMITS.answer);
    });

    it('is not asked again once it has begun: what was given out cannot be taken back', async () => {
      for (const play of [fault('throttled'), fault('broken-off'), stall]) {
        const asked = questions({ model: [['연차는 15일', play], ANSWER] });
        const events = await asked.ask();
        expect(textOf(events)).toBe('연차는 15일');
        expect(problemOf(events)).toBe('answer-broke-off');
        expect(asked.calls.filter((call) => call === 'model')).toHaveLength(1);
      }
    });

    it('that never says a word is asked again, and given up in time', async () => {
      const asked = questions({ model: [[stall]] });
      expect(problemOf(await asked.ask())).toBe('took-too-long');
      expect(asked.calls.filter((call) => call === 'model')).toHaveLength(3);
      expect(asked.clock.passed).toBeLessThan(WHOLE_LIMITS.answer);
    });

    it('that falls silent is given up long before the whole is over', async () => {
      const asked = questions({ model: [['연차는 길게 ', stall]] });
      expect(problemOf(await asked.ask())).toBe('answer-broke-off');
      expect(asked.clock.passed).toBe(WHOLE_LIMITS.silence);
    });

    it('that is slow without end is ended at the deadline of the whole', async () => {
      const drip = Array.from({ length: 60 }, () => ['말 ', { afterMs: 1000 }] as const).flat();
      const asked = questions({ model: [drip] });
      const events = await asked.ask();
      expect(problemOf(events)).toBe('answer-broke-off');
      expect(asked.clock.passed).toBe(WHOLE_LIMITS.answer);
    });

    it('that stops without saying so has broken off', async () => {
      expect(problemOf(await questions({ model: [['half an answer']] }).ask())).toBe('answer-broke-off');
    });

    it.each([
      ['nothing', []],
      ['spaces', [' \n']],
      ['what may not be shown', ['<img src=x>']],
    ] as [string, Step[]][])('that answers with %s has not answered', async (_, steps) => {
      expect(problemOf(await questions({ model: [[...steps, { end: 'complete' }]] }).ask())).toBe('empty-answer');
    });

    it('that was cut off says so', async () => {
      const events = await questions({ model: [['연차는 15일입니다 [1]. 그리고', { end: 'cut-off' }]] }).ask();
      expect(outcomeOf(events)).toMatchObject({ answered: true, complete: false, grounded: false });
    });

    it('that a guardrail stopped is no fault, and no answer', async () => {
      const events = await questions({ model: [['Sorry.', { end: 'guardrail' }]] }).ask();
      expect(outcomeOf(events)).toMatchObject({ answered: false, reason: 'guardrail', usage: USAGE });
    });

    it('that a guardrail stopped before it began shows nothing of what the guardrail wrote for it', async () => {
      const pieces = [BLOCKED_TEXT.slice(0, 5), BLOCKED_TEXT.slice(5), '\n'];
      const events = await questions({ model: [[...pieces, { end: 'guardrail' }]] }).ask();
      expect(events.filter(({ kind }) => kind === 'token')).toEqual([]);
      expect(outcomeOf(events)).toMatchObject({ answered: false, reason: 'guardrail' });
    });

    it('that writes without end is stopped', async () => {
      const asked = questions({ model: [Array.from({ length: 2000 }, () => '가'.repeat(500))] });
      const events = await asked.ask();
      expect(textOf(events).length).toBeLessThanOrEqual(12_000);
      expect(outcomeOf(events)).toMatchObject({ answered: true, complete: false });
      expect(asked.signals.every(({ aborted }) => aborted)).toBe(true);
    });

    it('that invents sources is not believed', async () => {
      const events = await questions({ model: [['연차는 20일입니다 [9].', { end: 'complete' }]] }).ask();
      expect(textOf(events)).toBe('연차는 20일입니다 .');
      expect(outcomeOf(events)).toMatchObject({ answered: true, grounded: false, citations: [] });
    });
  });

  describe('tokens', () => {
    it('are taken as many as were used', async () => {
      const asked = questions({ tokensLeft: 10_000 });
      await asked.ask();
      expect(asked.tokensLeft).toBe(10_000 - USAGE.inputTokens - USAGE.outputTokens);
    });

    it('are not taken when the model did not begin, and all of them when it broke off', async () => {
      const refused = questions({ tokensLeft: 10_000, model: [[fault('throttled')]] });
      await refused.ask();
      expect(refused.tokensLeft).toBe(10_000);
      const broken = questions({ tokensLeft: 10_000, model: [['half', fault('broken-off')]] });
      await broken.ask();
      expect(broken.tokensLeft).toBeLessThan(9000);
    });

    it('are given back when a guardrail stopped a question that no model read', async () => {
      const usage = { inputTokens: 0, outputTokens: 0 };
      const asked = questions({ tokensLeft: 10_000, model: [['Stopped.', { end: 'guardrail', usage }]] });
      await asked.ask();
      expect(asked.tokensLeft).toBe(10_000);
    });

    it('are all taken when nobody said what the answer cost', async () => {
      const asked = questions({ tokensLeft: 10_000, model: [['15일 [1].', { end: 'complete', usage: undefined }]] });
      expect(outcomeOf(await asked.ask())).toMatchObject({ answered: true });
      expect(asked.tokensLeft).toBeLessThan(9000);
    });

    it('that are spent end in a problem, before the model is asked', async () => {
      const asked = questions({ tokensLeft: 100 });
      expect(problemOf(await asked.ask())).toBe('tokens-spent');
      expect(asked.calls).not.toContain('model');
    });

    it('that cannot be counted are none, and those that cannot be given back spoil no answer', async () => {
      const down: Play = { fault: new Error('down') };
      expect(problemOf(await questions({ plays: { reserve: [down] } }).ask())).toBe('service-unavailable');
      expect(outcomeOf(await questions({ plays: { settle: [down] } }).ask())).toMatchObject({ answered: true });
      expect(outcomeOf(await questions({ plays: { settle: [stall] } }).ask())).toMatchObject({ answered: true });
    });
  });

  it('keeps its deadline, ends in one event, and logs no text, whatever fails and however slowly', async () => {
    const play = fc.oneof(
      fc.record({ afterMs: fc.integer({ min: 0, max: 9000 }) }),
      fc.constant(stall),
      fc.constantFrom<ModelFaultKind>('throttled', 'timed-out', 'unavailable', 'invalid', 'denied').map(fault),
      fc.constant<Play>({ fault: new Error('kAnaRy') }),
      fc.constant<Play>({ fault: undefined }),
    );
    const plays = fc.dictionary(
      fc.constantFrom('active', 'embed', 'lexical', 'nearest', 'ledger', 'reserve', 'settle'),
      fc.array(play, { minLength: 1, maxLength: 3 }),
    );
    const step = fc.oneof(
      play,
      fc.constantFrom<Step>(
        '연차 kAnaRy [1]. ',
        '[9]',
        'NOT_IN_',
        { end: 'complete' },
        { end: 'cut-off' },
        { end: 'guardrail' },
      ),
    );
    const model = fc.array(fc.array(step, { maxLength: 6 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(plays, model, async (scripted, attempts) => {
        const asked = questions({ plays: scripted, model: attempts, lexical: [hitOf('a', 9, { text: 'kAnaRy' })] });
        const events = await asked.ask('kAnaRy?');
        const ends = events.filter(({ kind }) => kind === 'done' || kind === 'error');
        assert.equal(ends.length, 1);
        assert.equal(events.at(-1), ends[0]);
        assert.ok(asked.clock.passed <= WHOLE_LIMITS.answer + WHOLE_LIMITS.budget);
        assert.ok(asked.signals.every(({ aborted }) => aborted));
        assert.ok(asked.clock.isIdle);
        assert.doesNotMatch(asked.logged.join('\n'), /kAnaRy/);
        for (const name of ['embed', 'model']) {
          assert.ok(asked.calls.filter((call) => call === name).length <= 3);
        }
      }),
      { numRuns: 500 },
    );
  });
});
