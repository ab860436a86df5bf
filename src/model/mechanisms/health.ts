/**
 * Health: mortality by age (Gompertz 1825, Makeham 1860) scaled by each person's judged risk; episodes of illness with
 * a duration, during which the person is absent. The dead vacate their posts by the rule of the door.
 *
 * Hazard of death a year: frailty · (makeham + gompertz · e^(slope·(age−50))) · (1 + illness-excess while ill).
 * Hazard of falling ill a year: frailty · illness-rate · e^(illness-slope·(age−50)).
 * Duration: gamma, with a shape above 1 so that very short absences, which would be noticed by nobody, are rare.
 *
 * Each hazard runs against a unit exponential variate drawn once, and the event falls on the day that uses it up: what changes the
 * hazard moves the day, not the draw. A change counts from the month after.
 * Equation, evidence and limits: docs/mechanisms/health.md
 */
import {
  addDays,
  type Day,
  firstDayOf,
  lastDayOf,
  type MonthIndex,
  monthOf,
  yearsBetween,
} from '../../calendar/index.ts';
import { exp, type PlanScene, type Read } from '../../engine/index.ts';
import type { InstitutionsView, PersonId } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { never } from '../columns.ts';
import { defineMechanism, isGiven, isInPlay, type ModelInputs, type Writing } from '../contract.ts';
import { chanceWithin, deathHazard, referenceAge, usedWithin, waitOf } from '../kernels/index.ts';

const daysPerYear = 365.2425;
/** Which draw of a person's month: risk and age at entry, what he is spared of death and of illness, an illness's duration. */
const which = { risk: 0, age: 1, death: 2, illness: 3, duration: 4 };

const owns = {
  frailty: columns.frailty,
  bornDay: columns.bornDay,
  recoveryDay: columns.recoveryDay,
  deathDay: columns.deathDay,
  illnessDay: columns.illnessDay,
  vigourDay: columns.vigourDay,
  luck: columns.luck,
  vigour: columns.vigour,
};
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
  hears: ['enters', 'falls-ill', 'recovers', 'dies'],
  tells: ['falls-ill', 'recovers', 'dies'],
  params,

  init(scene) {
    for (let row = 0; row < scene.roster.size; row++) {
      const person = scene.roster.id(row) as PersonId;
      if (scene.now.isDead(person)) continue;
      const ill = scene.now.isIll(person);
      constitute(scene, row, scene.now.person(person)?.cadre?.born ?? scene.inputs.born.get(person));
      wind(scene, row, scene.day, ill);
      // How long somebody has been ill already is not known; a gamma forgets little.
      if (ill) sicken(scene, row, scene.day);
      else windIllness(scene, row, scene.day);
    }
  },

  hear(change, scene) {
    const { own, roster } = scene;
    const row = roster.row(change.person);
    const next = nextMonth(change.earliest);
    switch (change.kind) {
      case 'enters':
        constitute(scene, row, change.born);
        wind(scene, row, next, false);
        return windIllness(scene, row, next);
      case 'falls-ill':
        sicken(scene, row, change.earliest);
        own.illnessDay.set(row, never);
        return hasten(scene, row, next, true);
      case 'recovers':
        own.recoveryDay.set(row, never);
        windIllness(scene, row, next);
        return hasten(scene, row, next, false);
      case 'dies':
        own.deathDay.set(row, never);
        own.illnessDay.set(row, never);
        return own.recoveryDay.set(row, never);
    }
  },

  plan(scene) {
    const { own, roster, to } = scene;
    const deaths = own.deathDay.values;
    const illnesses = own.illnessDay.values;
    const recoveries = own.recoveryDay.values;
    for (let row = 0; row < roster.size; row++)
      if (deaths[row]! <= to || illnesses[row]! <= to || recoveries[row]! <= to) expect(scene, row);
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

  /** Whoever was spared on his day, because nothing is decided yet or others tell it, is as anybody of his age. */
  drift(scene) {
    const { now, own, roster, month } = scene;
    const to = lastDayOf(month);
    const next = (to + 1) as Day;
    const deaths = own.deathDay.values;
    const illnesses = own.illnessDay.values;
    for (let row = 0; row < roster.size; row++) {
      if (deaths[row]! <= to) wind(scene, row, next, now.isIll(roster.id(row) as PersonId));
      if (illnesses[row]! <= to) windIllness(scene, row, next);
    }
  },
});

type Parameters = (typeof params)[number];
type Scene = Writing<typeof owns, Record<never, never>, Parameters>;
type Planning = PlanScene<InstitutionsView, ModelInputs, typeof owns, Record<never, never>, Parameters>;
/** What reading takes, of whichever part. */
type Reading = Pick<Scene, 'params' | 'roster' | 'draws'> & { readonly own: Read<typeof owns> };

/** Books what befalls somebody this month, unless it is told from outside. */
function expect(scene: Planning, row: number): void {
  const { now, own, params: p, roster, inputs, from, to, book } = scene;
  const person = roster.id(row) as PersonId;
  if (!isInPlay(now, inputs, person)) return;
  const years = (to - from + 1) / daysPerYear;
  const age = yearsBetween(own.bornDay.get(row) as Day, from);
  const key = roster.key(row);
  const ill = now.isIll(person);
  const befalls = (what: string, day: number, hazard: number): void => {
    const chance = chanceWithin(own.frailty.get(row) * hazard, years);
    if (day <= to) book(day as Day, key, { what, ids: { person }, numbers: { age, chance } });
  };
  if (!isGiven(inputs, 'natural-deaths', now, person)) {
    const day = own.deathDay.get(row);
    const hazard = deathHazard(age, p.makeham, p.gompertz, p.slope) * (ill ? 1 + p['illness-excess'] : 1);
    befalls('dies', day < from ? fresh(scene, row, from, ill).day : day, hazard);
  }
  if (isGiven(inputs, 'illness', now, person)) return;
  if (ill) {
    const recovery = own.recoveryDay.get(row);
    if (recovery <= to) book(Math.max(from, recovery) as Day, key, { what: 'recovers', ids: { person } });
    return;
  }
  const day = own.illnessDay.get(row);
  const hazard = deathHazard(age, 0, p['illness-rate'], p['illness-slope']);
  befalls('falls-ill', day < from ? freshIllness(scene, row, from) : day, hazard);
}

/** The first day of the month after. */
function nextMonth(day: Day): Day {
  return firstDayOf((monthOf(day) + 1) as MonthIndex);
}

/** Hazards of death a day, at any age and by ageing; the second grows by `slope` a day. */
function hazards({ own, params: p }: Reading, row: number, day: number, ill: boolean) {
  const factor = (own.frailty.get(row) * (ill ? 1 + p['illness-excess'] : 1)) / daysPerYear;
  const age = (day - own.bornDay.get(row)) / daysPerYear;
  return {
    constant: factor * p.makeham,
    ageing: factor * p.gompertz * exp(p.slope * (age - referenceAge)),
    slope: p.slope / daysPerYear,
  };
}

/** The day of death of somebody who is spared so much from a day on. */
function deathFrom(scene: Reading, row: number, day: number, ill: boolean, luck: number, vigour: number): number {
  const { constant, ageing, slope } = hazards(scene, row, day, ill);
  return dayAfter(day, Math.min(waitOf(luck, constant), waitOf(vigour, ageing, slope)));
}

function dayAfter(day: number, wait: number): number {
  return wait < never - day ? day + Math.floor(wait) : never;
}

/** What somebody is spared anew from a day on, and the day of death that follows. */
function fresh(scene: Reading, row: number, day: Day, ill: boolean) {
  const draws = scene.draws(scene.roster.key(row), which.death);
  const luck = draws.exponential(1);
  const vigour = draws.exponential(1);
  return { luck, vigour, day: deathFrom(scene, row, day, ill, luck, vigour) };
}

function wind(scene: Scene, row: number, from: Day, ill: boolean): void {
  const { luck, vigour, day } = fresh(scene, row, from, ill);
  settle(scene, row, from, luck, vigour, day);
}

function settle({ own }: Scene, row: number, from: Day, luck: number, vigour: number, day: number): void {
  own.vigourDay.set(row, from);
  own.luck.set(row, luck);
  own.vigour.set(row, vigour);
  own.deathDay.set(row, day);
}

/** From a day on somebody is ill, or well again: what he is still spared then lasts less long, or longer. */
function hasten(scene: Scene, row: number, from: Day, ill: boolean): void {
  const { own } = scene;
  // He dies before, or has been spared and is looked at anew at the end of the month.
  if (own.deathDay.get(row) < from) return;
  const since = own.vigourDay.get(row);
  const { constant, ageing, slope } = hazards(scene, row, since, !ill);
  const luck = Math.max(0, own.luck.get(row) - usedWithin(from - since, constant));
  const vigour = Math.max(0, own.vigour.get(row) - usedWithin(from - since, ageing, slope));
  settle(scene, row, from, luck, vigour, deathFrom(scene, row, from, ill, luck, vigour));
}

function freshIllness(scene: Reading, row: number, from: Day): number {
  const { own, params: p, roster } = scene;
  const age = (from - own.bornDay.get(row)) / daysPerYear;
  const hazard = (own.frailty.get(row) * deathHazard(age, 0, p['illness-rate'], p['illness-slope'])) / daysPerYear;
  const spared = scene.draws(roster.key(row), which.illness).exponential(1);
  return dayAfter(from, waitOf(spared, hazard, p['illness-slope'] / daysPerYear));
}

function windIllness(scene: Scene, row: number, from: Day): void {
  scene.own.illnessDay.set(row, freshIllness(scene, row, from));
}

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
