/** Follows the reader's theme, and prints. The colours of lines are told apart with any colour vision. */
export const reportStyle = `
:root { color-scheme: light dark; --ink: #1c2530; --paper: #fff; --faint: #d8dee6; --one: #0072b2; --two: #d55e00; --three: #009e73; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --paper: #14191f; --faint: #37414d; --one: #56b4e9; --two: #e69f00; --three: #2fc79a; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 760px; margin: 2rem auto; padding: 0 1rem; }
figure { margin: 1.5rem 0; break-inside: avoid; }
figcaption { font-weight: 600; }
svg { width: 100%; height: auto; }
svg text { font: 12px system-ui, sans-serif; fill: currentColor; }
.x { text-anchor: middle; }
.y { text-anchor: end; dominant-baseline: middle; }
.turned { text-anchor: middle; writing-mode: vertical-rl; }
.grid { stroke: var(--faint); }
.line { fill: none; stroke-width: 2; }
.line-1 { stroke: var(--one); } .line-2 { stroke: var(--two); stroke-dasharray: 6 3; } .line-3 { stroke: var(--three); stroke-dasharray: 2 3; }
.legend { margin: 0; }
.key { border-bottom: 3px solid var(--one); margin-right: 1rem; }
.key-2 { border-bottom: 3px dashed var(--two); } .key-3 { border-bottom: 3px dotted var(--three); }
th { text-align: left; font-weight: 400; padding-right: 2rem; }
td { text-align: right; font-variant-numeric: tabular-nums; }
pre { overflow: auto; font-size: 13px; border: 1px solid var(--faint); padding: 1rem; }
`;
