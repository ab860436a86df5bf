/**
 * Health: mortality by age (Gompertz 1825, Makeham 1860) scaled by each person's judged risk; episodes of illness with
 * a duration, during which the person is absent. The dead vacate their posts by the rule of the door.
 *
 * Hazard of death a year: frailty · (makeham + gompertz · e^(slope·(age−50))) · (1 + illness-excess while ill).
 * Hazard of falling ill a year: frailty · illness-rate · e^(illness-slope·(age−50)).
 * Duration: gamma, with a shape above 1 so that very short absences, which would be noticed by nobody, are rare.
 * Equation, evidence and limits: docs/mechanisms/health.md
 */
import { addDays, type Day, yearsBetween } from '../../calendar/index.ts';
import type { PersonId } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { defineMechanism, isGiven, isInPlay, type Writing } from '../contract.ts';
import { befalls, deathHazard } from '../kernels/index.ts';

const daysPerYear = 365.2425;
/** Which draw of a person's month: risk and age at entry, death and its day, illness and its day, its duration. */
const which = { risk: 0, age: 1, death: 2, illness: 3, duration: 4 };

const owns = { frailty: columns.frailty, bornDay: columns.bornDay, recoveryDay: columns.recoveryDay };
const params = [
  'makeham',
  'gompertz',
  'slope',
  'frailty-low',
  'frailty-high',
  'illness-rate',
  'illness-slope',
  'illness-months',
  'illness-shape',
  'illness-excess',
  'age-low',
  'age-mode',
  'age-high',
] as const;

export const health = defineMechanism({
  id: 'health',
  about: 'Who falls ill, recovers and dies.',
  sources: ['gompertz-1825', 'makeham-1860'],
  owns,
  reads: {},
  hears: ['enters', 'falls-ill'],
  tells: ['falls-ill', 'recovers', 'dies'],
  params,

  init(scene) {
    for (let row = 0; row < scene.roster.size; row++) {
      const person = scene.roster.id(row) as PersonId;
      constitute(scene, row, scene.now.person(person)?.cadre?.born ?? scene.inputs.born.get(person));
      // How long somebody has been ill already is not known; a gamma forgets little.
      if (scene.now.isIll(person)) sicken(scene, row, scene.day);
    }
  },

  hear(change, scene) {
    const row = scene.roster.row(change.person);
    if (change.kind === 'enters') return constitute(scene, row, change.born);
    sicken(scene, row, change.earliest);
  },

  plan({ now, own, params: p, roster, inputs, from, to, draws, book }) {
    const years = (to - from + 1) / daysPerYear;
    for (let row = 0; row < roster.size; row++) {
      const person = roster.id(row) as PersonId;
      if (now.isDead(person) || !isInPlay(now, inputs, person)) continue;
      const age = yearsBetween(own.bornDay.get(row) as Day, from);
      const key = roster.key(row);
      const ill = now.isIll(person);
      if (!isGiven(inputs, 'natural-deaths', now, person)) {
        const hazard = own.frailty.get(row) * deathHazard(age, p.makeham, p.gompertz, p.slope);
        const draw = draws(key, which.death);
        const chance = befalls(draw.uniform(), hazard * (ill ? 1 + p['illness-excess'] : 1), years);
        if (chance > 0)
          book(dayIn(from, to, draw.uniform()), key, { what: 'dies', ids: { person }, numbers: { age, chance } });
      }
      if (isGiven(inputs, 'illness', now, person)) continue;
      const recovery = own.recoveryDay.get(row);
      if (ill && recovery <= to) book(Math.max(from, recovery) as Day, key, { what: 'recovers', ids: { person } });
      if (ill) continue;
      const hazard = own.frailty.get(row) * deathHazard(age, 0, p['illness-rate'], p['illness-slope']);
      const draw = draws(key, which.illness);
      const chance = befalls(draw.uniform(), hazard, years);
      if (chance > 0)
        book(dayIn(from, to, draw.uniform()), key, { what: 'falls-ill', ids: { person }, numbers: { age, chance } });
    }
  },

  occur({ what, ids, numbers }, { now, tell }) {
    const person = ids!.person as PersonId;
    if (now.isDead(person)) return;
    if (what === 'dies')
      tell({
        kind: 'dies',
        person,
        manner: now.isIll(person) ? 'illness' : 'natural',
        cause: { code: 'mortality', ...(numbers && { numbers }) },
      });
    else if (what === 'recovers' && now.isIll(person)) tell({ kind: 'recovers', person, cause: { code: 'recovery' } });
    else if (what === 'falls-ill' && !now.isIll(person))
      tell({ kind: 'falls-ill', person, cause: { code: 'illness', ...(numbers && { numbers }) } });
  },
});

type Scene = Writing<typeof owns, Record<never, never>, (typeof params)[number]>;

/** Settles the day on which somebody who falls ill will recover, if he lives to see it. */
function sicken({ own, params: p, roster, draws }: Scene, row: number, day: Day): void {
  const shape = p['illness-shape'];
  const months = draws(roster.key(row), which.duration).gamma(shape, p['illness-months'] / shape);
  own.recoveryDay.set(row, day + Math.max(1, Math.round((months * daysPerYear) / 12)));
}

/** Sets age and frailty: the judged chance a year of death or lasting incapacity, relative to the usual one at that age. */
function constitute(scene: Scene, row: number, born: Day | undefined): void {
  const { own, inputs, params: p, roster, draws } = scene;
  const guess = draws(roster.key(row), which.age).triangular(p['age-low'], p['age-mode'], p['age-high']);
  const day = born ?? addDays(inputs.start, -Math.round(guess * daysPerYear));
  own.bornDay.set(row, day);
  const judged = inputs.assessments.get(roster.id(row) as PersonId)?.get('health-risk');
  if (!judged) return;
  const risk = draws(roster.key(row), which.risk).triangular(judged.low, judged.mode, judged.high);
  const usual = deathHazard(yearsBetween(day, inputs.start), p.makeham, p.gompertz, p.slope);
  own.frailty.set(row, Math.min(p['frailty-high'], Math.max(p['frailty-low'], risk / usual)));
}

function dayIn(from: Day, to: Day, u: number): Day {
  return addDays(from, Math.floor(u * (to - from + 1)));
}
