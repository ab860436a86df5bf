/** Asks for a claim field by field, as far as its predicate has them, and again for what is wrong. */
import { type Predicate, type PredicateSchema, predicates } from '../record/index.ts';
import type { Cells, FieldProblem } from '../scenario/index.ts';

export type Ask = (question: string) => Promise<string>;

/** Asked of every claim, in this order; those of the predicate come between. */
const before = ['source', 'locator', 'predicate'] as const;
const after = ['as_written', 'coder'] as const;

/**
 * What was given already is not asked for. An empty answer leaves a field empty; at a question asked again, a hyphen alone
 * empties it. Ends when nothing is wrong any more, or whoever answers ends the input.
 */
export async function interview(
  given: Cells,
  ask: Ask,
  check: (cells: Cells) => readonly FieldProblem[],
): Promise<Cells> {
  const cells: Record<string, string> = { ...given };
  const put = async (field: string, question: string) => {
    if (cells[field] !== undefined) return;
    const answer = (await ask(question)).trim();
    if (answer !== '') cells[field] = answer;
  };
  for (const field of before) await put(field, `${field}: `);
  const schema = Object.hasOwn(predicates, cells.predicate ?? '')
    ? predicates[cells.predicate as Predicate]
    : undefined;
  for (const [field, question] of questionsOf(schema)) await put(field, question);
  for (const field of after) await put(field, `${field.replace('_', ' ')}: `);
  for (let problems = check(cells); problems.length > 0; problems = check(cells)) {
    for (const { field, found, expected, hint } of problems) {
      const wrong = `${found === '' ? 'nothing' : `“${found}”`} is not ${expected}${hint ? `; ${hint}` : ''}`;
      const answer = (await ask(`${wrong}\n${field}: `)).trim();
      if (answer === '-') delete cells[field];
      else if (answer !== '') cells[field] = answer;
    }
  }
  return cells;
}

function questionsOf(schema: PredicateSchema | undefined): readonly (readonly [field: string, question: string])[] {
  const all = schema === undefined;
  const questions: [string, string][] = [['subject', `subject${all ? '' : ` (${schema.subject.join(', ')})`}: `]];
  if (all || schema.object.length > 0)
    questions.push([
      'object',
      `object${all ? '' : ` (${schema.object.join(', ')}${schema.objectRequired ? '' : '; may be empty'})`}: `,
    ]);
  if (all || schema.value !== 'none')
    questions.push([
      'value',
      `value${all ? '' : ` (${typeof schema.value === 'string' ? schema.value : schema.value.join(', ')}${schema.valueRequired ? '' : '; may be empty'})`}: `,
    ]);
  if (all || schema.dates !== 'none') questions.push(['from', 'from (EDTF, such as 1921-03-16): ']);
  if (all || schema.dates !== 'none')
    questions.push(['to', schema?.dates === 'point' ? 'to (only if it lasted): ' : 'to (.. for an open end): ']);
  return questions;
}
