/** In a page the theme is the page's, by `color-scheme`; alone it is the system's. */
export const PICTURE_STYLE = `
.architecture{color-scheme:light dark;--i:light-dark(#16222e,#e6edf3);--s:light-dark(#4c5b69,#afbdca);--c:light-dark(#fff,#15222d);--l:light-dark(#b9c5d0,#3b5066);--f:light-dark(#b8400b,#ffb37a);--k:light-dark(#0f7b6c,#5fd3c0);--p:light-dark(#0b5ea3,#8cc8ff);--a:light-dark(#6d3fc0,#c4a8ff)}
.architecture text{fill:var(--i)}
.place rect{fill:none;stroke:var(--l);stroke-width:1.3}.place.network rect{stroke:var(--k);stroke-width:1.5}.place.tier rect{stroke-dasharray:5 4}
.tile{--t:var(--s)}.tile.keeps{--t:var(--k)}.tile.computes{--t:var(--a)}.tile.lets-in{--t:var(--p)}
.tile rect{fill:color-mix(in srgb,var(--t) 7%,var(--c));stroke:var(--t);stroke-width:1.6}.tile .icon{fill:none;stroke:var(--t);stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}.tile .service{font-size:10.5px;fill:var(--t);font-weight:600}.tile .name{text-anchor:middle;font-size:13px;font-weight:600}
.architecture .place-name{fill:var(--s);font-size:13px;font-weight:600;paint-order:stroke;stroke:var(--c);stroke-width:5px;stroke-linejoin:round}
.watched{fill:var(--f);stroke:var(--c);stroke-width:1.5}
path.edge{fill:none;stroke:var(--s);stroke-width:1.4}path.edge.permitted{stroke-dasharray:5 4}path.edge.flow{stroke:var(--f);stroke-width:2.2}.tip{fill:var(--s)}.tip.flow{fill:var(--f)}
.ground,.behind{fill:var(--c)}.architecture .label{text-anchor:middle;font-size:12px;fill:var(--s)}
.step circle{fill:var(--f)}.architecture .step text{fill:var(--c);text-anchor:middle;font-size:12px;font-weight:700}
.architecture .legend text{font-size:12px;fill:var(--s)}
`.trim();
