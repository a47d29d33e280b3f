import { functionFaults } from '../../../../lib/tools/laptop/cloudfront/function-syntax';

it('takes what the runtime is documented to know', () => {
  const code = `
    const limits = { most: 1_000, get least() { return 0x1; } };
    var pattern = /^(?<word>[a-z]+)$/y;
    async function later(value) { return await value; }
    async function handler(event) {
      let found = [, 1].map((one) => one ** 2);
      outer: for (var name in event) { if (!pattern.test(name)) continue outer; else break; }
      for (let i = 0; i < 2; i++) found.push(i);
      do { found.shift(); } while (found.length > limits.most);
      switch (typeof event) { case 'object': delete event.x; default: void 0; }
      try { throw new TypeError('no'); } catch (error) { console.log('' + error); } finally { found = null; }
      function rest(first, ...others) { return arguments.length > 1 ? others : first; }
      return rest.apply(this, [\`\${await later(Math.max(1, 2))} \\u00e9\`, -1, parseInt('7', 10)]);
    }`;
  expect(functionFaults(code)).toEqual([]);
});

it.each([
  ['taking an object apart', 'function handler({ request }) { return request; }', /ObjectBindingPattern/],
  ['taking an array apart', 'function handler(event) { const [a] = event; return a; }', /ArrayBindingPattern/],
  ['for-of', 'function handler(event) { for (const one of event) return one; }', /ForOfStatement/],
  ['a spread', 'function handler(event) { return [...event]; }', /SpreadElement/],
  ['a spread of an object', 'function handler(event) { return { ...event }; }', /SpreadAssignment/],
  [
    'a name for a property and its value',
    'function handler(event) { return { event }; }',
    /ShorthandPropertyAssignment/,
  ],
  ['a method', 'function handler(event) { return { of() { return event; } }; }', /MethodDeclaration/],
  ['a computed name', 'function handler(event) { return { [event]: 1 }; }', /ComputedPropertyName/],
  ['a class', 'class A {} function handler(event) { return event; }', /ClassDeclaration/],
  ['a generator', 'function* handler(event) { return event; }', /AsteriskToken/],
  ['a question before a dot', 'function handler(event) { return event?.request; }', /QuestionDotToken/],
  ['a default by ??', 'function handler(event) { return event ?? 1; }', /\?\?/],
  ['an assignment by &&', 'function handler(event) { event &&= 1; return event; }', /&&=/],
  ['an assignment by ||', 'function handler(event) { event ||= 1; return event; }', /\|\|=/],
  ['an assignment by ??', 'function handler(event) { event ??= 1; return event; }', /\?\?=/],
  ['a default of a parameter', 'function handler(event = 1) { return event; }', /default of a parameter/],
  ['catch without a name', 'function handler(event) { try { return event; } catch { return 1; } }', /catch without/],
  ['an async closure', 'function handler(event) { return (async () => event)(); }', /async closures/],
  ['a look behind', 'function handler(event) { return /(?<=a)b/.test(event); }', /regular expression/],
  ['a flag of later editions', 'function handler(event) { return /./s.test(event); }', /regular expression/],
  ['a number in binary', 'function handler(event) { return event + 0b1; }', /0b1/],
  ['a large integer', 'function handler(event) { return event + 1n; }', /BigIntLiteral/],
  ['a long escape', "function handler(event) { return event + '\\u{e9}'; }", /uXXXX/],
  ['a timer', 'function handler(event) { setTimeout(handler, 1); return event; }', /setTimeout/],
  ['code made of text', 'function handler(event) { return eval(event); }', /eval/],
  ['a function made of text', 'function handler(event) { return new Function(event); }', /Function/],
  ['a network', 'function handler(event) { return fetch(event); }', /fetch/],
  ['a key-value store', "import cf from 'cloudfront'; function handler(event) { return event; }", /modules/],
  ['a module', "function handler(event) { return require('crypto'); }", /this runtime does not have it/],
  ['a name that nobody declared', 'function handler(event) { return evnt; }', /evnt/],
])('names %s and its line', (_, code, fault) => {
  const faults = functionFaults(code);
  expect(faults.some((one) => fault.test(one) && one.startsWith('line 1: '))).toBe(true);
});

it.each(['const handler = (event) => event;', 'function main(event) { return event; }', ''])(
  'asks for a function handler at the top of %j',
  (code) => {
    expect(functionFaults(code)).toEqual(['there is no function handler at the top of the code']);
  },
);

it('says one thing of a module', () => {
  const code = "import cf, { kvs } from 'cloudfront';\nfunction handler(event) { return event; }";
  expect(functionFaults(code)).toEqual(['line 1: modules are documented, but this runtime has none of them']);
});

it('counts bytes, not letters', () => {
  const code = (letters: number) => `function handler(event) { return event; } // ${'가'.repeat(letters)}`;
  const room = Math.floor((10_240 - Buffer.byteLength(code(0))) / 3);
  expect(functionFaults(code(room))).toEqual([]);
  expect(functionFaults(code(room + 1))).toEqual([
    expect.stringMatching(/^the code has \d+ bytes and may have 10240$/),
  ]);
});
