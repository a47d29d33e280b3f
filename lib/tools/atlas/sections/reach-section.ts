import type { Sentence } from '../../../config/sentence';
import type { AssembledStack } from '../../../model/assembly';
import { type Html, html, said } from '../html';
import type { PictureNames } from '../picture-names';
import { type MatrixEnd, type ReachMatrix, reachMatrix } from '../reach-matrix';
import { waysIn } from '../ways-in';

/** Who reaches what: the ways in that policies guard, and the connections that a network permits. */
export function reachSection(stacks: readonly AssembledStack[], names: PictureNames): Html {
  return html`${doors(stacks, names)}${matrixOf(reachMatrix(stacks, names))}`;
}

function doors(stacks: readonly AssembledStack[], names: PictureNames): Html {
  const ways = stacks.flatMap((stack) => waysIn(stack, names));
  if (ways.length === 0) return html``;
  return html`<h3>${said({ en: 'Ways in', ko: '들어오는 길' })}</h3>
<div class="wide" tabindex="0" role="region" aria-label="Ways in" data-ko-label="들어오는 길"><table>
<thead><tr><th scope="col">${said({ en: 'Entry point', ko: '진입점' })}</th><th scope="col">${said({ en: 'Path', ko: '경로' })}</th><th scope="col">${said({ en: 'Who may use it', ko: '쓸 수 있는 사람' })}</th></tr></thead>
<tbody>
${ways.map(
  ({ key, name, way, who, open }) =>
    html`<tr data-resources="${key}"><th scope="row">${said(name)}</th><td><code>${way}</code></td><td${open ? html` class="open"` : undefined}>${said(who)}</td></tr>\n`,
)}</tbody>
</table></div>
`;
}

function matrixOf({ senders, receivers, cells }: ReachMatrix): Html {
  const title = { en: 'Connections in the network', ko: '네트워크 안의 연결' };
  if (cells.size === 0) {
    return html`<h3>${said(title)}</h3>
<p>${said({
      en: 'Nothing here lies in a network of its own: there is no security group, and no port to reach. Who may use what is told by IAM alone.',
      ko: '여기에는 네트워크에 놓인 것이 없습니다. 보안 그룹도, 접속할 포트도 없습니다. 누가 무엇을 쓸 수 있는지는 IAM만으로 정해집니다.',
    })}</p>`;
  }
  return html`<h3>${said(title)}</h3>
<p>${said({
    en: 'A row opens a connection, a column takes it, at the ports of the cell. A dot (·): refused.',
    ko: '행이 연결을 열고 열이 받습니다. 칸에는 포트가 있습니다. 점(·)은 막힌 것입니다.',
  })}</p>
<div class="wide" tabindex="0" role="region" aria-label="Connections in the network" data-ko-label="네트워크 안의 연결"><table class="matrix">
<thead><tr><td></td>${receivers.map((each) => html`<th scope="col"${marks(each)}>${said(each.name)}</th>`)}</tr></thead>
<tbody>
${senders.map(
  (sender) =>
    html`<tr${marks(sender)}><th scope="row"${sender.anyone ? html` class="open"` : undefined}>${said(sender.name)}</th>${receivers.map(
      (receiver) => {
        const found = cells.get(`${sender.id} ${receiver.id}`) ?? [];
        if (found.length === 0) return html`<td class="none">·</td>`;
        const open = sender.anyone && found.some(({ latent }) => !latent);
        return html`<td${open ? html` class="open"` : undefined}>${found.map(
          ({ ports, through, latent }) =>
            html`<span class="ports"><code>${ports}</code>${latent ? html` <small>${said(LATENT)}</small>` : undefined}${through ? html` <small>${said(via(through))}</small>` : undefined}</span>`,
        )}</td>`;
      },
    )}</tr>\n`,
)}</tbody>
</table></div>`;
}

const LATENT: Sentence = { en: 'allowed, and no path leads there', ko: '허용되지만 길이 없음' };

function via({ en, ko }: Sentence): Sentence {
  return { en: `through ${en}`, ko: `${ko} 경유` };
}

function marks({ key }: MatrixEnd): Html | undefined {
  return key === undefined ? undefined : html` data-resources="${key}"`;
}
