/** A share of histories in a table: percent, and its 95 % interval in small print that never breaks. */
import type { Share } from '../experiment/index.ts';
import { type Html, html } from './escape.ts';
import { percent } from './numbers.ts';

export function shareCell({ share, low, high }: Pick<Share, 'share' | 'low' | 'high'>): Html {
  return html`${percent(share)} <small class="range">${Math.round(low * 100)}–${Math.round(high * 100)}</small>`;
}
