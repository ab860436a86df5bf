/** Style of pictures, for pages and for drawings that stand alone. Differences of colour always go with one of shape. */
export const pictureStyle = `
.pic { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink); }
.pic text { fill: var(--ink); } .pic tspan { fill: inherit; } .pic .soft { fill: var(--soft); } .pic .small { font-size: 12px; } .pic .strong { font-weight: 600; } .pic .title { font-size: 20px; font-weight: 600; }
.pic .paper { fill: var(--paper); } .pic .rule { stroke: var(--grid); fill: none; } .pic .axis { stroke: var(--soft); fill: none; }
.pic .held { fill: var(--record); } .pic .open { fill: url(#hatch); stroke: var(--record); stroke-width: .8; } .pic .acts { fill: var(--paper); stroke: var(--record); stroke-width: 1.6; } .pic .acts-open { fill: url(#hatch); fill-opacity: .55; stroke: var(--record); stroke-dasharray: 3 2; }
.pic .other { fill: var(--paper); stroke: var(--given); stroke-width: 1.8; }
.pic .being { fill: var(--grid); fill-opacity: .55; } .pic .maybe-being { fill: var(--grid); fill-opacity: .25; } .pic .edge { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 2 3; fill: none; }
.pic .hatch-line { fill: var(--record); }
.pic a { cursor: pointer; } .pic a:focus-visible { outline: 3px solid var(--free); outline-offset: 2px; } .pic a:hover text, .pic a:focus-visible text, .pic a:hover tspan, .pic a:focus-visible tspan { text-decoration: underline; }
.pic a:hover rect, .pic a:focus-visible rect { stroke: var(--free); stroke-width: 2.5; }
.pic .card { fill: var(--paper); stroke: var(--rule); } .pic .frame { fill: var(--shade); stroke: var(--ink); } .pic .doubted { stroke-dasharray: 5 4; }
.pic .maybe { font-style: italic; } .pic .head { font-weight: 600; } .pic .link { fill: var(--link); }
.pic .tie { fill: none; stroke-linecap: butt; } .pic .binds { stroke: var(--free); } .pic .divides { stroke: var(--given); stroke-dasharray: 7 5; } .pic .point { fill: var(--free); } .pic .core { stroke: var(--paper); fill: none; } .pic .faint { opacity: .5; } .pic .serves { stroke-dasharray: 2 2; }
.pic a:hover .tie, .pic a:focus-visible .tie { stroke: var(--ink); } .pic .hit { stroke: transparent; stroke-width: 9; fill: none; }
.pic .size-small { fill: var(--paper); stroke: var(--record); } .pic .size-middle { fill: var(--rule); stroke: var(--record); } .pic .size-large { fill: var(--record); stroke: var(--record); } .pic .size-other { fill: var(--paper); stroke: var(--record); stroke-dasharray: 3 2; } .pic .on-large { fill: var(--paper); }
.pic .node { fill: var(--paper); stroke: var(--ink); } .pic .chief { fill: var(--ink); stroke: var(--ink); } .pic .chief + text { fill: var(--paper); font-weight: 600; }
.pic g:target text { fill: var(--given); } 
.evidence { font-size: .88rem; padding-left: 1.4rem; max-width: 68rem; } .evidence li { margin: .25rem 0; scroll-margin-top: 1rem; } .evidence li:target { background: var(--shade); outline: 2px solid var(--free); outline-offset: 3px; } .evidence p { margin: .1rem 0; } .evidence ul { padding-left: 1.1rem; margin: .1rem 0 .5rem; } .evidence .back { font-size: .82rem; }
.tall + figure { margin-top: 2.4rem; }
.pic.wide { display: block; width: 100%; min-width: 900px; height: auto; } .pic.narrow { display: none; width: 100%; max-width: 480px; height: auto; }
@media screen and (max-width: 640px) { .tall + figure { margin-top: 2.4rem; }
.pic.wide { display: none; } .pic.narrow { display: block; } }
@media print { .pic.wide { min-width: 0; } .evidence .back { display: none; } }
`;
