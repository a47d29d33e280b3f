import type { Sentence } from '../../config/sentence';

/** Letters as people count them: a syllable of Korean and a family of emoji are one each (graphemes, UAX #29). */
export const ENTRY_LETTERS = { author: 40, message: 1000 } as const;

/** A grapheme may be made of any number of characters. On average these bytes of UTF-8 are enough for every one in use. */
const BYTES_PER_LETTER = 32;

/** Marks on one letter at most, as text that can be streamed has (UAX #15); more of them paint over the lines above. */
const TOO_MANY_MARKS = /\p{M}{31}/u;

/** Embedding, override and isolation of direction: they make a text read otherwise than it is written. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/** Something that can be seen. Spaces cannot, nor Hangul fillers, joiners and blank Braille. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;

const ASCII_BEFORE_ASCII = /[ -~]+(?=[ -~])|\n+(?=\n)/g;

export type EntryField = keyof typeof ENTRY_LETTERS;

export const ENTRY_FIELDS = ['author', 'message'] as const satisfies readonly EntryField[];

export type EntryText = Readonly<Record<EntryField, string>>;

export type EntryFaults = Readonly<Partial<Record<EntryField, Sentence>>>;

export type ReadEntryText =
  | { readonly ok: true; readonly text: EntryText }
  | { readonly ok: false; readonly faults: EntryFaults };

/** What each field is called: in Korean as what something is true of, what is done something to, and where something is. */
const FIELD_NAMES = {
  author: { en: 'The name', subject: '이름이', object: '이름을', place: '이름에' },
  message: { en: 'The message', subject: '메시지가', object: '메시지를', place: '메시지에' },
} as const satisfies Readonly<Record<EntryField, unknown>>;

/** What is kept of what was typed, or what is wrong with it, for each field. */
export function readEntryText(typed: EntryText): ReadEntryText {
  const read = { author: readField('author', typed.author), message: readField('message', typed.message) };
  const faults = Object.fromEntries(
    ENTRY_FIELDS.flatMap((field) => {
      const { fault } = read[field];
      return fault ? [[field, fault]] : [];
    }),
  );
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  return { ok: true, text: { author: read.author.text, message: read.message.text } };
}

function readField(field: EntryField, typed: string): { readonly text: string; readonly fault?: Sentence } {
  const { en, subject, object } = FIELD_NAMES[field];
  const lines = (field === 'message' ? typed.replace(LINE_ENDS, '\n') : typed).trim();
  // Before anything that takes longer than the text is long.
  const unkept = unkeptIn(lines, field);
  if (unkept) return { text: '', fault: unkept };
  const text = lines.normalize('NFC');
  // Again: there are characters that are three when they are composed, and marks that are two.
  const grown = unkeptIn(text, field);
  if (grown) return { text: '', fault: grown };
  if (!VISIBLE.test(text)) {
    return { text, fault: { en: `${en} is missing. Write something.`, ko: `${object} 써 주세요.` } };
  }
  const limit = ENTRY_LETTERS[field];
  const letters = lettersIn(text);
  if (letters > limit) {
    return {
      text,
      fault: {
        en: `${en} has ${counted(letters)} letters; ${counted(limit)} are kept. Shorten it.`,
        ko: `${subject} ${counted(letters)}자입니다. ${counted(limit)}자까지 쓸 수 있습니다. 줄여 쓰세요.`,
      },
    };
  }
  return { text };
}

/** What is wrong with a text whatever it says: a character that cannot be seen, or more bytes than its letters need. */
function unkeptIn(text: string, field: EntryField): Sentence | undefined {
  const { en, subject, place } = FIELD_NAMES[field];
  const strange = strangeIn(text, field);
  if (strange) {
    return {
      en: `${en} has a character that cannot be kept (${strange}). Type it without that.`,
      ko: `${place} 쓸 수 없는 문자(${strange})가 있습니다. 그 문자를 빼고 쓰세요.`,
    };
  }
  const bytes = Buffer.byteLength(text);
  const most = ENTRY_LETTERS[field] * BYTES_PER_LETTER;
  if (bytes <= most) return undefined;
  return {
    en: `${en} has ${counted(bytes)} bytes; ${counted(most)} are kept. Shorten it.`,
    ko: `${subject} ${counted(bytes)}바이트입니다. ${counted(most)}바이트까지 쓸 수 있습니다. 줄여 쓰세요.`,
  };
}

/** The first character that no entry may have, by its number, because it cannot be seen. */
function strangeIn(text: string, field: EntryField): string | undefined {
  const found =
    (field === 'message' ? /[^\P{Cc}\n\t]/u : /[\p{Cc}\p{Zl}\p{Zp}]/u).exec(text) ??
    DIRECTION.exec(text) ??
    // Halves of a character, which no database takes, numbers that are none, and what stands for bytes that were no UTF-8.
    /[\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/u.exec(text) ??
    TOO_MANY_MARKS.exec(text);
  if (!found) return undefined;
  return `U+${found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

function lettersIn(text: string): number {
  // Before one character of ASCII each other of them is a letter: counted so, because the segmenter takes long for them.
  const last = text.replace(ASCII_BEFORE_ASCII, '');
  let letters = text.length - last.length;
  for (const _ of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(last)) letters += 1;
  return letters;
}

function counted(number: number): string {
  return number.toLocaleString('en');
}
