/** Pictures of the scenarios that are shipped: nothing lies over anything else, nothing is lost, the whole can be read. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/calendar/index.ts';
import { recordFor } from '../../src/experiment/index.ts';
import { findScenario, readFolder } from '../../src/host/index.ts';
import { chiefPosts, nameOf, networkPicture, organisationPicture, tenuresPicture } from '../../src/report/index.ts';
import { readScenario } from '../../src/scenario/index.ts';

const root = join(import.meta.dirname, '..', '..');
const ids = readdirSync(join(root, 'scenarios')).filter((name) =>
  existsSync(join(root, 'scenarios', name, 'scenario.yaml')),
);
/** As wide as pictures are drawn in a window, and on a phone. */
const widths = [1120, 360];

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

describe.each(ids)('%s', (id) => {
  const loaded = readScenario(readFolder(findScenario(id, root)!), id);
  if (!loaded.ok) throw new Error(`${id} does not load`);
  const { scenario } = loaded;
  const record = recordFor(scenario);
  const names = nameOf(scenario.cast, scenario.series);
  const days = [scenario.asOf, Math.floor((scenario.asOf + scenario.to) / 2) as Day, scenario.to];

  it('networks of up to sixty persons: no box lies over another or outside the drawing', () => {
    for (const day of days)
      for (const most of [5, 20, 60])
        for (const width of widths) {
          const { body, height } = networkPicture(record, day, { most }, '', names).draw(width);
          const text = (body as { readonly text: string }).text;
          const boxes = [
            ...text.matchAll(/<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="4"/g),
          ].map(([, x, y, wide, high]): Rect => ({ x: +x!, y: +y!, width: +wide!, height: +high! }));
          boxes.forEach((a, i) => {
            expect(a.x >= -0.1 && a.x + a.width <= width + 0.1 && a.y >= -0.1 && a.y + a.height <= height + 0.1).toBe(
              true,
            );
            for (const b of boxes.slice(0, i))
              expect(
                a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height,
              ).toBe(true);
          });
        }
  });

  it('the organisation on a day: at its widest no taller than two of its widths', () => {
    for (const day of days) expect(organisationPicture(record, day, names).draw(1120).height).toBeLessThan(2 * 1120);
  });

  it('tenures of the chief posts: no bar reaches outside the drawing', () => {
    const shown = { from: scenario.from, until: (scenario.to + 1) as Day };
    const posts = chiefPosts(scenario.questions.posts, record);
    const picture = tenuresPicture(record, { posts }, 'the chief posts', shown, names);
    // The record of one scenario names nobody in its chief post.
    if (picture.evidence.length === 0) expect(picture.title).toContain('names nobody');
    for (const width of widths) {
      const text = (picture.draw(width).body as { readonly text: string }).text;
      const bars = [...text.matchAll(/<rect x="([-\d.]+)" y="[-\d.]+" width="([-\d.]+)"/g)];
      expect(bars.length).toBeGreaterThanOrEqual(picture.evidence.length);
      for (const [, x, wide] of bars) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x) + Number(wide)).toBeLessThanOrEqual(width);
      }
    }
  });
});
