import { describe, expect, it } from 'vitest';
import { playable } from '../../tests/playable.ts';
import { type Cells, enterClaim } from '../scenario/index.ts';
import { interview } from './interview.ts';

const folder = playable();
const check = (cells: Cells) => {
  const entered = enterClaim(folder, cells, 'x');
  return entered.ok || 'same' in entered ? [] : entered.problems;
};

/** Answers by the field a question ends with; each answer is used once. */
function answering(answers: Record<string, string[]>) {
  const asked: string[] = [];
  const ask = async (question: string) => {
    const field = /([a-z]+(?: written)?)(?: \([^)]*\))?: $/.exec(question)![1]!;
    asked.push(question);
    return answers[field]?.shift() ?? '';
  };
  return { ask, asked };
}

describe('interview', () => {
  it('asks what the predicate has, and again for what is wrong', async () => {
    const { ask, asked } = answering({
      source: ['chronicel', 'chronicle'],
      predicate: ['born'],
      subject: ['hal'],
      from: ['1878-2', '1878-02'],
      coder: ['me'],
    });
    const cells = await interview({}, ask, check);
    expect(cells).toEqual({ source: 'chronicle', predicate: 'born', subject: 'hal', from: '1878-02', coder: 'me' });
    expect(asked.some((question) => question.startsWith('object') || question.startsWith('value'))).toBe(false);
    expect(asked.find((question) => question.includes('did you mean “chronicle”?'))).toBeDefined();
  });

  it('passes over what was given, and lets a field be emptied', async () => {
    const { ask, asked } = answering({ object: ['-'], from: ['1922-01'] });
    const given = {
      source: 'chronicle',
      locator: 'page 1',
      predicate: 'died',
      subject: 'hal',
      object: 'clerk',
      value: 'illness',
      coder: 'me',
    };
    const cells = await interview(given, ask, check);
    expect(cells).toEqual({
      source: 'chronicle',
      locator: 'page 1',
      predicate: 'died',
      subject: 'hal',
      value: 'illness',
      from: '1922-01',
      coder: 'me',
    });
    expect(asked.length).toBe(4);
  });
});
