/**
 * What the window may load and run: its own scripts, styles, fonts and pictures, and nothing from anywhere else.
 * Styles in attributes are allowed for the one wrapper that Svelte writes (`display: contents`), by its hash; scripts
 * cannot be made from text but by Svelte's own templates.
 */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'style-src-attr': "'unsafe-hashes' 'sha256-tcbDxjMo+xKqM21aCGYbs/QAJqB7yUXC06oPWDapBgc='",
  'font-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'svelte-trusted-html',
};

export const contentSecurityPolicy = Object.entries(directives)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ');
