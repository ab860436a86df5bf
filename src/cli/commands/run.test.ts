import { describe, expect, it } from 'vitest';
import { json, northmark, run } from '../../../tests/command.ts';

describe('run --explain', () => {
  it('leads from every change back to earlier ones, with control before it', async () => {
    const { steps, ending, about } = await json('run', northmark, '--explain', 'ada', '--history', '1');
    expect(about).toEqual({ person: 'ada' });
    interface Step {
      readonly change: { readonly earliest: string };
      readonly control: readonly { readonly real: number; readonly perceived: number }[];
      readonly because: readonly Step[];
    }
    const check = (step: Step): void => {
      for (const { real, perceived } of step.control)
        for (const share of [real, perceived]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      for (const earlier of step.because) {
        expect(earlier.change.earliest <= step.change.earliest).toBe(true);
        check(earlier);
      }
    };
    steps.forEach(check);
    expect(ending.length).toBeGreaterThan(0);
    const real = ending.map((one: { readonly real: number }) => one.real);
    expect([...real].sort((a, b) => b - a)).toEqual(real);
  });

  it('says whether a proposition holds, as the history’s own truth has it', async () => {
    const history = await json('run', northmark, '--history', '2');
    const end: string = history.chronicle.at(-1).earliest;
    for (const person of ['ada', 'bo']) {
      const text = `${person} is dead by ${end}`;
      const dead = history.chronicle.some(
        (change: { kind: string; person?: string }) => change.kind === 'dies' && change.person === person,
      );
      const { about } = await json('run', northmark, '--history', '2', '--explain', text);
      expect(about).toEqual({ proposition: text, holds: dead });
    }
  });

  it('reads well in 80 columns', async () => {
    const { out, code } = await run('run', northmark, '--explain', 'ada');
    expect(code).toBe(0);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(out).toContain('At the end:');
  });

  it('names what is near, and where a proposition fails', async () => {
    expect((await run('run', northmark, '--explain', 'adda')).err).toContain('did you mean ada');
    const bad = await run('run', northmark, '--explain', 'ada is ded by 2003');
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('character 8');
    expect((await run('run', northmark, '--explain', 'ada', '--against', '2')).code).toBe(2);
  });
});

describe('run --against', () => {
  it('sets the same years of two seeds beside each other, within 80 columns', async () => {
    const { out, code } = await run('run', northmark, '--seed', '3', '--against', '4');
    expect(code).toBe(0);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(out).toContain('Seed 3, history 0');
    expect(out).toContain('Seed 4, history 0');
  });

  it('is the two histories that run gives alone', async () => {
    const { histories } = await json('run', northmark, '--seed', '3', '--against', '4');
    expect(histories[0]).toEqual(await json('run', northmark, '--seed', '3'));
    expect(histories[1]).toEqual(await json('run', northmark, '--seed', '4'));
  });

  it('of a seed with itself shows two equal columns', async () => {
    const { out } = await run('run', northmark, '--seed', '3', '--against', '3');
    for (const line of out.split('\n').filter((one) => one.includes(' | '))) {
      const [left, right] = line.split(' | ');
      expect(left!.trimEnd()).toBe(right ?? '');
    }
  });
});
