import type { Language, Sentence } from '../../config/sentence';
import type { Problem } from '../../shared/problem';
import type { EntriesPage } from './cursor';
import type { Entry } from './entry';
import { ENTRY_FIELDS, ENTRY_LETTERS, type EntryFaults, type EntryField, type EntryText } from './entry-text';
import { type Html, html } from './html';
import { addressOf, type PagePlace } from './page-address';
import { LANGUAGES } from './page-language';
import { LANGUAGE_NAMES, PAGE_TEXTS } from './page-texts';

/** What every page has. */
export interface PageFrame {
  readonly language: Language;
  readonly place: PagePlace;
  /** Path of the static files, without a slash at its end. */
  readonly staticPath: string;
  /** Name of the server that makes the page. */
  readonly servedBy: string;
}

/** The form, with what has been typed. */
export interface PageForm {
  readonly token: string;
  readonly typed: EntryText;
  readonly faults: EntryFaults;
}

export interface GuestbookPage {
  /** @default - the form is left out */
  readonly form?: PageForm | undefined;
  /** @default - the entries are left out */
  readonly entries?: EntriesPage<Entry> | undefined;
  /** @default - nothing went wrong */
  readonly problem?: Problem | undefined;
}

export const NOTHING_TYPED: EntryText = { author: '', message: '' };

/** A page of the guestbook. It is whole without its script, which only counts letters and shows times in the reader's zone. */
export function guestbookPage(frame: PageFrame, { form, entries, problem }: GuestbookPage): string {
  const say = (text: Sentence) => text[frame.language];
  const title = say(PAGE_TEXTS.title);
  const page = html`<!doctype html>
<html lang="${frame.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${problem ? `${say(problem.title)} – ${title}` : title}</title>
<link rel="icon" href="${frame.staticPath}/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${frame.staticPath}/style.css">
<script type="module" src="${frame.staticPath}/page.js"></script>
</head>
<body>
${entries && html`<a class="skip" href="#entries">${say(PAGE_TEXTS.skip)}</a>`}
<header>
<h1><a href="${addressOf('/', { chosen: frame.place.chosen })}">${title}</a></h1>
${languageLinks(frame)}
</header>
<main>
${problem && notice(problem, form?.faults, say)}
${form && formOf(form, frame, say)}
${entries && entriesOf(entries, frame, say)}
${!entries && html`<p><a href="${addressOf('/', { chosen: frame.place.chosen })}">${say(PAGE_TEXTS.back)}</a></p>`}
</main>
<footer><p>${say(PAGE_TEXTS.answeredBy)}: <code>${frame.servedBy}</code></p></footer>
</body>
</html>
`;
  return String(page);
}

type Say = (text: Sentence) => string;

function languageLinks({ language, place }: PageFrame): Html {
  const links = LANGUAGES.map((each) => {
    const current = each === language && html` aria-current="true"`;
    const href = addressOf('/', { ...place, chosen: each });
    return html`<a href="${href}" hreflang="${each}" lang="${each}"${current}>${LANGUAGE_NAMES[each]}</a> `;
  });
  return html`<nav aria-label="${PAGE_TEXTS.languages[language]}">${links}</nav>`;
}

/** What went wrong comes first, and leads to the fields that it is about. */
function notice(problem: Problem, faults: EntryFaults = {}, say: Say): Html {
  const faulty = ENTRY_FIELDS.flatMap((field) => {
    const fault = faults[field];
    return fault ? [html`<li><a href="#${field}">${say(fault)}</a></li>`] : [];
  });
  return html`<section class="notice" role="alert" aria-labelledby="problem">
<h2 id="problem">${say(problem.title)}</h2>
${faulty.length > 0 ? html`<ul>${faulty}</ul>` : html`<p>${say(problem.detail)}</p>`}
</section>`;
}

function formOf({ token, typed, faults }: PageForm, { place }: PageFrame, say: Say): Html {
  const focused = ENTRY_FIELDS.find((field) => faults[field]);
  const [author, message] = ENTRY_FIELDS.map((field) => fieldParts(field, faults[field], field === focused, say));
  return html`<section aria-labelledby="write">
<h2 id="write">${say(PAGE_TEXTS.write)}</h2>
<form method="post" action="${addressOf('/entries', { chosen: place.chosen })}" accept-charset="utf-8">
<input type="hidden" name="token" value="${token}" autocomplete="off">
<div class="field">
${author!.before}
<input type="text" id="author" name="author" value="${typed.author}" autocomplete="nickname" required${author!.attributes}>
</div>
<div class="field">
${message!.before}
<textarea id="message" name="message" rows="4" required${message!.attributes}>
${typed.message}</textarea>
</div>
<button type="submit">${say(PAGE_TEXTS.post)}</button>
</form>
</section>`;
}

/** Label, hint and fault of a field, and the attributes that tie them to it. */
function fieldParts(field: EntryField, fault: Sentence | undefined, focused: boolean, say: Say) {
  const describedBy = `${field}-hint${fault ? ` ${field}-fault` : ''}`;
  return {
    before: html`<label for="${field}">${say(PAGE_TEXTS[field])}</label>
<p class="hint" id="${field}-hint">${say(PAGE_TEXTS[`${field}Hint`])}</p>
${fault && html`<p class="fault" id="${field}-fault">${say(fault)}</p>`}`,
    attributes: html` data-letters="${ENTRY_LETTERS[field]}" aria-describedby="${describedBy}"${fault && html` aria-invalid="true"`}${focused && html` autofocus`}`,
  };
}

function entriesOf({ entries, next }: EntriesPage<Entry>, { place }: PageFrame, say: Say): Html {
  const { chosen, before } = place;
  const none = before === undefined ? PAGE_TEXTS.none : PAGE_TEXTS.end;
  return html`<section aria-labelledby="entries">
<h2 id="entries" tabindex="-1">${say(PAGE_TEXTS.entries)}</h2>
${entries.length === 0 ? html`<p>${say(none)}</p>` : entries.map(entryOf)}
${
  (before !== undefined || next !== undefined) &&
  html`<nav aria-label="${say(PAGE_TEXTS.pages)}">
${before !== undefined && html`<a href="${addressOf('/', { chosen }, 'entries')}">${say(PAGE_TEXTS.newest)}</a>`}
${next !== undefined && html`<a rel="next" href="${addressOf('/', { chosen, before: next }, 'entries')}">${say(PAGE_TEXTS.older)}</a>`}
</nav>`
}
</section>`;
}

/** Somebody's text may be of any script: its own direction, apart from the words around it. */
function entryOf({ id, author, message, createdAt }: Entry): Html {
  return html`<article id="${entryAnchor(id)}">
<h3><bdi>${author}</bdi></h3>
<p class="message" dir="auto">${message}</p>
<p class="moment"><time datetime="${createdAt}">${momentOf(createdAt)}</time></p>
</article>
`;
}

/** Where an entry is on its page. */
export function entryAnchor(id: string): string {
  return `entry-${id}`;
}

/** To the minute, in one form for every reader, so that no table of languages is needed; the script shows the reader's own. */
function momentOf(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`;
}
