import type { SourceLine } from '../../../model/assembly';
import { type Html, html, said } from '../html';
import type { ResourceGroup, ShownResource } from '../shown-resources';
import type { SourceText } from '../source-text';

/** Three linked columns: resources under the lines that make them, the line in its file, and what CloudFormation reads. */
export function columnsSection(groups: readonly ResourceGroup[], sources: SourceText): Html {
  const count = groups.reduce((sum, { resources }) => sum + resources.length, 0);
  return html`<p>${said({
    en: `${groups.length} lines of the stack make ${count} resources. A resource lights its line and its part of the template; a number in the margin of a file shows what that line makes.`,
    ko: `스택의 ${groups.length}줄이 리소스 ${count}개를 만듭니다. 리소스를 고르면 그것을 만드는 줄과 템플릿의 그 부분이 켜집니다. 파일 옆의 숫자를 누르면 그 줄이 만드는 것만 보입니다.`,
  })}</p>
<div class="columns">
<div class="pane" id="resources" tabindex="0" role="group" aria-labelledby="resources-title">
<h3 id="resources-title">${said({ en: 'Resources', ko: '리소스' })}</h3>
${groups.map((group) => groupOf(group, sources))}
</div>
<div class="pane" role="group" aria-labelledby="source-title">
<h3 id="source-title">${said({ en: 'Source', ko: '소스' })}</h3>
<p class="frames" id="frames"></p>
<div class="code" id="source" tabindex="0" role="region" aria-labelledby="source-title"></div>
</div>
<div class="pane" role="group" aria-labelledby="template-title">
<h3 id="template-title">CloudFormation</h3>
<p class="frames" id="template-of"></p>
<div class="code" id="template" tabindex="0" role="region" aria-labelledby="template-title"></div>
</div>
</div>
<div class="lesson" id="lesson" aria-live="polite" hidden>
<h3>${said({ en: 'In the lesson', ko: '강의에서' })}: <span id="lesson-heading"></span></h3>
<p id="lesson-paragraph"></p>
</div>`;
}

function groupOf({ line, resources }: ResourceGroup, sources: SourceText): Html {
  const keys = resources.map(({ key }) => key).join(' ');
  return html`<details class="group" data-resources="${keys}">
<summary><code>${sources.lineAt(line)}</code> <span class="count">${said(counted(line, resources.length))}</span></summary>
<ul>
${resources.map(row)}
</ul>
</details>
`;
}

function row({ key, path, type, why }: ShownResource): Html {
  return html`<li data-resources="${key}"><button type="button" class="resource" data-key="${key}"><b>${path}</b> <code>${type}</code> <span class="why">${said(why)}</span></button></li>
`;
}

function counted({ file, line }: SourceLine, count: number): { readonly en: string; readonly ko: string } {
  const place = `${file.split('/').at(-1)}:${line}`;
  return {
    en: `${place} · 1 line = ${count} ${count === 1 ? 'resource' : 'resources'}`,
    ko: `${place} · 1줄 = 리소스 ${count}개`,
  };
}
