import { PATTERNS } from '../patterns';
import { lessonOf } from '../support/lesson';
import { synthesizeJson } from '../support/synthesize';
import { variantsOf } from '../support/variants';
import { inlineCodeOf } from './markdown';

/** Words of AWS's answers, and of what it only does: they stand in no template. */
const SAID_BY_AWS = ['AccessDenied', 'AdministratorAccess', 'EntityAlreadyExists', 'ExpiredToken', 'NotFoundException'];

/** `FetchKey`, `WaitingAlarm`, `NotAction`: what a lesson calls by such a name is an output, a construct or a word of a template. */
const NAME = /^[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+$/;

it.each(PATTERNS.map((pattern) => [pattern.stack.pattern.name, pattern] as const))(
  'what the lesson of %s calls by its name stands in a template',
  (name, pattern) => {
    const templates = variantsOf(pattern).map((variant) => JSON.stringify(synthesizeJson(variant)));
    const unknown = inlineCodeOf(lessonOf(name)).filter(
      ({ code }) => NAME.test(code) && !SAID_BY_AWS.includes(code) && !templates.some((text) => text.includes(code)),
    );
    expect(unknown).toEqual([]);
  },
);
