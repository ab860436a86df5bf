/** The page's style sheet: light and dark, phone and print. Series colours are from Okabe and Ito's set, apart to the colour-blind. */
import { pictureStyle } from './pictures/picture-style.ts';

/** Colours by what they stand for, light and dark. */
export const palette = `
:root { --paper: #fff; --ink: #1b1b1d; --soft: #55565c; --grid: #e3e3e6; --rule: #c9c9ce; --shade: #f5f5f7;
  --null: #6b6b70; --free: #0072b2; --given: #c9540a; --perceived: #8b3a7e; --record: #111; --link: #0059a8;
  --good: #00694b; --bad: #a8321a; --idle: #6a5200; }
@media (prefers-color-scheme: dark) { :root { --paper: #17181b; --ink: #ececee; --soft: #b0b1b8; --grid: #303238; --rule: #4a4c54; --shade: #212328;
  --null: #a3a4ab; --free: #56b4e9; --given: #f0913e; --perceived: #e3a0d6; --record: #fff; --link: #8cc8ff;
  --good: #5fd3a7; --bad: #ff9a85; --idle: #e6c35c; } }
`;

/** Colours on paper. */
export const printPalette = `@media print {
  :root { --paper: #fff; --ink: #000; --soft: #333; --grid: #ddd; --rule: #999; --null: #6b6b70; --free: #0072b2; --given: #c9540a; --perceived: #8b3a7e; --record: #000; --link: #000; --good: #00694b; --bad: #a8321a; --idle: #6a5200; }
}
`;

export const style = `${palette}* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 1080px; padding: 0 20px 60px; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .6rem; text-wrap: balance; }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 3rem 0 .8rem; padding-top: .8rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; line-height: 1.3; margin: 1.4rem 0 .3rem; }
h4 { font-size: 1rem; margin: 1rem 0 0; }
p { margin: .4rem 0 .8rem; max-width: 46rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, .scroll:focus-visible, input:focus-visible + span { outline: 3px solid var(--free); outline-offset: 2px; }
small { font-size: .82rem; color: var(--soft); font-weight: 400; }
code { font-size: .85em; overflow-wrap: anywhere; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 12px; top: 8px; background: var(--paper); padding: 8px 12px; z-index: 1; }
.defs { position: absolute; }
.kicker { color: var(--soft); margin: 1.6rem 0 .2rem; font-size: .9rem; }
.headline { font-size: 1.2rem; line-height: 1.45; max-width: 52rem; }
.status { border-left: 4px solid var(--given); padding: .1rem 0 .1rem .9rem; color: var(--ink); max-width: 52rem; }
nav ol { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; margin: .6rem 0 0; font-size: .95rem; }
figure { margin: 0 0 1.2rem; }
figcaption, .finding { font-size: 1.08rem; line-height: 1.4; max-width: 52rem; margin: 0 0 .5rem; font-weight: 600; }
.note, .none, .sub { color: var(--soft); font-size: .88rem; }
.none, .sub { margin: .1rem 0 .3rem; }
.csv { white-space: nowrap; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; margin: .3rem 0 .6rem; font-size: .9rem; }
.legend li { display: flex; gap: .45rem; } .legend svg { flex: none; margin-top: .28rem; }
.s-null { color: var(--null); } .s-free { color: var(--free); } .s-given { color: var(--given); } .s-perceived { color: var(--perceived); } .s-record { color: var(--record); }
.line { stroke: currentColor; stroke-width: 1.6; fill: none; } .thick { stroke-width: 2.2; } .dashed { stroke-dasharray: 5 3; } .broken { stroke-dasharray: 3 2; }
.s-null .line { stroke-dasharray: 4 2; }
.full { fill: currentColor; } .hollow { fill: var(--paper); stroke: currentColor; stroke-width: 1.8; } .pale { fill: currentColor; opacity: .25; } .half { fill: currentColor; opacity: .75; }
.hatched { fill: url(#hatch); stroke: currentColor; stroke-width: .6; } .hatch-line { fill: var(--record); }
.scroll { overflow-x: auto; max-width: 100%; }
.tall { max-height: 78vh; overflow-y: auto; border: 1px solid var(--rule); }
.plot { display: block; height: auto; max-width: 100%; overflow: visible; background: none; color: var(--ink); font-family: inherit; }
.plot text, .plot tspan { white-space: pre; }
#paramount .plot, #cause-effects .plot, #pattern-ranges .plot { width: 100%; max-width: 720px; }
#calibration .plot { width: 100%; max-width: 520px; }
.panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 430px), 1fr)); gap: 1rem 2rem; }
.panel { min-width: 0; break-inside: avoid; }
.panel h3 { margin: .4rem 0 .1rem; }
.panel .plot { width: 100%; }
table { border-collapse: collapse; font-size: .92rem; width: 100%; }
caption { text-align: left; color: var(--soft); font-size: .88rem; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--grid); }
thead th { overflow-wrap: normal; word-break: normal; hyphens: none; border-bottom: 1px solid var(--ink); font-weight: 600; }
tbody th { font-weight: 500; }
tfoot th { font-weight: 400; color: var(--soft); }
.figures { min-width: 620px; width: auto; }
.figures td, .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.wordy { width: 100%; } .wordy .words, .wordy tbody th { white-space: normal; min-width: 9rem; } .wordy th small, .wordy .range { display: block; } .wordy code { overflow-wrap: anywhere; }
.wordy td:last-child { min-width: 14rem; } .wordy .wide { min-width: 17rem; } .wordy .mark { white-space: normal; }
.range { white-space: nowrap; display: inline-block; min-width: 3.4em; }
.outcomes td:last-child { white-space: normal; min-width: 11rem; }
.mark, .standing { font-weight: 600; white-space: nowrap; }
.bad, .contradicts { color: var(--bad); } .idle { color: var(--idle); } .good, .agrees { color: var(--good); } .silent { color: var(--soft); }
.claims { min-width: 980px; }
.claims caption { padding: .4rem .6rem; }
.claims th, .claims td { padding: .45rem .6rem; }
.claims thead th { position: sticky; top: 0; background: var(--paper); }
.claims th small, .sentence { display: block; }
.claims tbody th { font-weight: 600; }
.claims td small { display: block; }
.claims { table-layout: fixed; } .claims thead th { width: 8%; } .claims thead th:nth-child(1) { width: 14%; } .claims thead th:nth-child(2) { width: auto; } .claims thead th:nth-child(3) { width: 16%; } .claims thead th:nth-child(4) { width: 20%; }
.claims .cause small { display: inline; min-width: 0; }
.untested { color: var(--soft); font-style: italic; }
.filters { border: 0; padding: 0; margin: .4rem 0 .8rem; display: flex; flex-wrap: wrap; gap: .4rem; }
.filters legend { padding: 0; margin-bottom: .3rem; font-size: .9rem; color: var(--soft); }
.filters input { position: absolute; opacity: 0; }
.filters span { display: inline-block; border: 1px solid var(--rule); border-radius: 4px; padding: .25rem .7rem; font-size: .9rem; cursor: pointer; }
.filters input:checked + span { background: var(--ink); color: var(--paper); border-color: var(--ink); }
${['input', 'outcome', 'causal', 'character', 'untestable'].map((label) => `#claims:has(#show-${label}:checked) tbody tr:not([data-label="${label}"])`).join(', ')} { display: none; }
.history summary { cursor: pointer; } .history summary h3 { display: inline; }
.history p { max-width: 50rem; }
.settings { margin: 0; } .settings div { display: grid; grid-template-columns: 15rem 1fr; gap: .2rem 1rem; padding: .3rem 0; border-bottom: 1px solid var(--grid); }
.settings dt { color: var(--soft); } .settings dd { margin: 0; min-width: 0; }
@media (max-width: 700px) {
  body { padding: 0 14px 40px; } h1 { font-size: 1.6rem; } .headline { font-size: 1.08rem; }
  .settings div { grid-template-columns: 1fr; }
  .tall { max-height: none; border: 0; }
  .claims { min-width: 0; display: block; table-layout: auto; } .claims caption { display: block; padding: .3rem 0; }
  .claims thead { position: absolute; left: -9999px; }
  .claims tbody, .claims tr { display: block; } .claims tr { border-bottom: 1px solid var(--rule); padding: .6rem 0; }
  .claims tbody th, .claims td { display: block; width: auto; border: 0; padding: .1rem 0; white-space: normal; }
  .claims td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); font-size: .85rem; font-style: normal; }
  .sentence, .claims td small { display: inline; } .claims td.number { display: inline-block; margin-right: 1rem; }
  .panel .plot text { font-size: 14px; } #paramount .plot text, #cause-effects .plot text { font-size: 18px; } #pattern-ranges .plot { min-width: 560px; } #pattern-ranges .plot text { font-size: 16px; } .wordy .wide { min-width: 22rem; } #calibration .plot text { font-size: 16px; }
  .figures:not(.outcomes) { min-width: 0; width: 100%; font-size: .84rem; } .figures:not(.outcomes) td { white-space: normal; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
${printPalette}@media print {
  html { font-size: 10pt; } body { max-width: none; padding: 0; } nav, .skip, .filters, .csv { display: none; }
  .scroll, .tall { overflow: visible; max-height: none; border: 0; } .claims, .figures { min-width: 0; }
  .claims thead th { position: static; } .claims th, .claims td { padding: .3rem .4rem; overflow-wrap: anywhere; } tr, figure .panel { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
  .panels { grid-template-columns: 1fr 1fr; }
}
${pictureStyle}`;
