/**
 * What persons think of persons where an assembly elects: opinions of those who bring lists, lead blocs or vote confidence, and the
 * repute that decides for everybody else. Worked out on rows of the roster.
 */
import type { ReadMatrix, ReadPairColumn, ReadVector, Roster } from '../engine/index.ts';
import type { InstitutionsView } from '../polity/index.ts';
import type { ModelInputs } from './contract.ts';
import type { Tastes } from './filling.ts';
import { officesOf } from './offices.ts';
import type { PostTable } from './post-table.ts';

/** The state that an assembly decides on. */
export interface Assembled {
  readonly now: InstitutionsView;
  readonly roster: Roster;
  readonly posts: PostTable;
  /** Those whom the scenario judges: in play before they serve. */
  readonly judged: ModelInputs['assessments'];
  readonly issues: number;
  readonly organisation: ReadVector;
  readonly position: ReadMatrix;
  readonly salience: ReadMatrix;
  readonly affinity: ReadPairColumn;
  readonly patronage: ReadPairColumn;
  readonly standing: ReadVector;
}

export interface OpinionParameters extends Pick<Tastes, 'loyalty-weight' | 'competence-weight' | 'distance-weight'> {
  /** What is taken of whoever was not judged. */
  readonly 'usual-organisation': number;
}

/**
 * What judges (rows) think of persons (rows, all different), in logit units, one row of the result a judge: loyalty and sympathy, ability
 * beyond the usual, opinions. Everybody is wholly loyal to himself. What is returned holds until the next call.
 */
export function opinionsOf(
  { roster, issues, affinity, patronage, organisation, position, salience }: Assembled,
  params: OpinionParameters,
  judges: ArrayLike<number>,
  persons: ArrayLike<number>,
): Float64Array {
  const n = persons.length;
  const { 'loyalty-weight': loyalty, 'competence-weight': competence, 'usual-organisation': usual } = params;
  makeRoom(roster.size, n * (issues + 1), n * judges.length);
  // Loops read these faster than what stands outside the function.
  const [placeOf, judgeOf, able, where, opinions] = [places, benches, abilities, positions, results];
  for (let at = 0; at < n; at++) {
    const row = persons[at]!;
    placeOf[row] = at + 1;
    able[at] = competence * (organisation.get(row) - usual);
    for (let k = 0, to = at; k < issues; k++, to += n) where[to] = position.get(row, k);
  }
  for (let j = 0; j < judges.length; j++) {
    const judge = judges[j]!;
    const first = j * n;
    const end = first + n;
    judgeOf[judge] = j + 1;
    for (let to = first, at = 0; to < end; to++, at++) opinions[to] = able[at]!;
    for (let k = 0, at = 0; k < issues; k++) {
      const own = position.get(judge, k);
      const weight = (params['distance-weight'] * salience.get(judge, k)) / (2 * issues);
      for (let to = first; to < end; to++, at++) opinions[to] = opinions[to]! - weight * Math.abs(own - where[at]!);
    }
    if (placeOf[judge]! > 0) opinions[first + placeOf[judge]! - 1]! += loyalty;
    const ties = affinity.size(judge);
    for (let tie = 0; tie < ties; tie++) {
      const at = placeOf[affinity.other(judge, tie)]!;
      if (at > 0) opinions[first + at - 1]! += loyalty * affinity.value(judge, tie);
    }
  }
  for (let at = 0; at < n; at++) {
    const row = persons[at]!;
    placeOf[row] = 0;
    const patrons = patronage.size(row);
    for (let patron = 0; patron < patrons; patron++) {
      const j = judgeOf[patronage.other(row, patron)]!;
      if (j > 0) opinions[(j - 1) * n + at]! += loyalty * patronage.value(row, patron);
    }
  }
  for (let j = 0; j < judges.length; j++) judgeOf[judges[j]!] = 0;
  return opinions.subarray(0, judges.length * n);
}

// Kept between calls; nothing is carried over in them but zeros in the first two.
let places = new Int32Array(0);
let benches = new Int32Array(0);
let abilities = new Float64Array(0);
let positions = new Float64Array(0);
let results = new Float64Array(0);

function makeRoom(rows: number, numbers: number, answers: number): void {
  if (places.length < rows) {
    places = new Int32Array(rows + rows);
    benches = new Int32Array(rows + rows);
  }
  if (positions.length < numbers) {
    abilities = new Float64Array(numbers + numbers);
    positions = new Float64Array(numbers + numbers);
  }
  if (results.length < answers) results = new Float64Array(answers + answers);
}

/**
 * What those who follow nobody think of everybody, by row, in logit units: prestige, less the distance from the middle, which is the mean
 * position and salience of all who are in play, alive and not debarred.
 */
export function reputesOf(
  { now, roster, posts, judged, issues, position, salience, standing }: Assembled,
  params: Pick<OpinionParameters, 'distance-weight'> & { readonly 'prestige-weight': number },
): Float64Array {
  const { capable, inPlay } = officesOf(now, roster, posts.worth, judged);
  const reputes = new Float64Array(roster.size);
  for (let row = 0; row < reputes.length; row++) reputes[row] = params['prestige-weight'] * standing.get(row);
  for (let k = 0; k < issues; k++) {
    let count = 0;
    let middle = 0;
    let weight = 0;
    for (let row = 0; row < reputes.length; row++) {
      if ((capable[row]! & inPlay[row]!) === 0) continue;
      count++;
      middle += position.get(row, k);
      weight += salience.get(row, k);
    }
    if (count === 0) continue;
    middle /= count;
    weight *= params['distance-weight'] / (2 * issues * count);
    for (let row = 0; row < reputes.length; row++) reputes[row]! -= weight * Math.abs(middle - position.get(row, k));
  }
  return reputes;
}
