import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, trusted } from './escape.ts';

describe('html', () => {
  it('escapes values, in text and in attributes', () => {
    expect(html`<a title="${'"><script>'}">${"a & 'b'"}</a>`.text).toBe(
      '<a title="&quot;&gt;&lt;script&gt;">a &amp; &#39;b&#39;</a>',
    );
  });

  it('leaves HTML as it is, joins lists and passes over nothing', () => {
    expect(html`${[html`<b>${'<'}</b>`, 1]}${undefined}${false}${trusted('<hr>')}`.text).toBe('<b>&lt;</b>1<hr>');
  });

  it('lets no angle bracket or quote through, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(html`${text}`.text)));
  });
});
