import type { AssembledStack } from '../../../model/assembly';
import { type Html, html, said } from '../html';
import { leftoversOf } from '../leftovers';
import type { PictureNames } from '../picture-names';
import { resourceKey } from '../resource-key';

/** What is there after a destroy, what takes its time, and how to look. */
export function leftoversSection(stacks: readonly AssembledStack[], names: PictureNames): Html {
  const found = stacks.flatMap((stack) =>
    leftoversOf(stack).map(({ logicalId, says }) => {
      const key = resourceKey(stack.id, logicalId);
      const { type } = stack.model.resources.get(logicalId)!;
      return { key, name: names.thing(stack, logicalId), type, says };
    }),
  );
  const regions = [...new Set(stacks.map(({ model }) => model.region))];
  return html`${
    found.length === 0
      ? html`<p><strong>${said({ en: 'Nothing of the template stays.', ko: '템플릿에 있는 것은 하나도 남지 않습니다.' })}</strong></p>`
      : html`<ul class="leftovers">${found.map(
          ({ key, name, type, says }) =>
            html`<li data-resources="${key}"><b>${said(name)}</b> <code>${type}</code> ${said(says)}</li>\n`,
        )}</ul>`
  }
<p>${said({
    en: 'In no template, and it stays in any case: the bootstrap stack CDKToolkit with its bucket, once for an account and region. Then look for yourself:',
    ko: '템플릿에 없고 언제나 남는 것: 계정과 리전에 하나씩 있는 부트스트랩 스택 CDKToolkit과 그 버킷. 지운 뒤에는 직접 확인합니다.',
  })}</p>
<pre class="command">npm run check-off -- --region ${regions.map((region) => region).join(' --region ')}</pre>`;
}
