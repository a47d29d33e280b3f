import type { Sentence } from '../../config/sentence';
import { type Html, html, said } from './html';
import { PAGE_TEXTS } from './page-texts';

/** Scripts of the page, in the order they are to run. No module: a browser takes none from a disk. */
const SCRIPTS = ['language.js', 'panes.js', 'filter.js', 'slides.js'];

/** What stands around every page of the atlas. */
export function pageShell(page: {
  readonly title: Sentence;
  readonly subtitle: Sentence;
  /** Above the title, for the way back. @default - nothing */
  readonly back?: Html;
  /** Below the header. @default - nothing */
  readonly navigation?: Html;
  /** Buttons beside language and light. @default - none */
  readonly buttons?: Html;
  readonly main: Html;
  /** Files of data that the scripts need, relative. @default - none */
  readonly data?: readonly string[];
}): string {
  const scripts = [...(page.data ?? []), ...SCRIPTS.map((name) => `page/${name}`)];
  return `<!doctype html>\n${
    html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title data-ko="${page.title.ko}">${page.title.en}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page/page.css">
<link rel="stylesheet" href="page/columns.css">
<link rel="stylesheet" href="page/picture.css">
<link rel="stylesheet" href="page/slides.css">
<link rel="stylesheet" href="page/print.css" media="print">
<script src="page/theme.js"></script>
${scripts.map((file) => html`<script src="${file}" defer></script>\n`)}</head>
<body>
<a class="skip" href="#main">${said(PAGE_TEXTS.skip)}</a>
<header>
<div>
${page.back}
<h1>${said(page.title)}</h1>
<p>${said(page.subtitle)}</p>
</div>
<div class="aside">
${page.buttons}
<button id="theme" type="button" aria-pressed="false">${said(PAGE_TEXTS.dark)}</button>
<button id="language" type="button"><span lang="ko">English</span><span lang="en">한국어</span></button>
</div>
</header>
${page.navigation}
<main id="main">
${page.main}
</main>
</body>
</html>`.text
  }\n`;
}
