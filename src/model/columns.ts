/** Every latent of the model, in one list: what it means, its unit, and (by who declares it) which mechanism owns it. */
import { column, sharedColumn } from '../engine/index.ts';
import { mostSanctions } from '../polity/index.ts';

/** Owned by character. */
export const organisation = column('organisation', 'person', 0, '0 to 1', 'ability to organise and administer');
export const oratory = column('oratory', 'person', 0, '0 to 1', 'ability to move an audience');
export const intrigue = column('intrigue', 'person', 0, '0 to 1', 'ability to manoeuvre among colleagues');
export const ambition = column('ambition', 'person', 0, '0 to 1', 'wish to rise');
export const legalism = column('legalism', 'person', 0, '0 to 1', 'unwillingness to use force');
export const authority = column('authority', 'person', 0, '0 to 1', 'personal hold over others that no office gives');
export const position = column('position', 'person-issue', 0, '-1 to 1', 'public position on an issue');
export const salience = column('salience', 'person-issue', 0, '0 to 1', 'how much an issue matters to the person');

/** A day that never comes. */
export const never = Number.MAX_SAFE_INTEGER;

/** Owned by health. */
export const frailty = column(
  'frailty',
  'person',
  1,
  'ratio',
  'hazard of death or illness relative to others of the same age',
);
export const bornDay = column('born-day', 'person', 0, 'day', 'day of birth, days since 1970-01-01');
export const recoveryDay = column(
  'recovery-day',
  'person',
  never,
  'day',
  'while ill: the day of recovery, if he lives to see it',
);
export const deathDay = column('death-day', 'person', never, 'day', 'the day of death, if health stays as it is');
export const illnessDay = column('illness-day', 'person', never, 'day', 'while well: the day of the next illness');
export const vigourDay = column('vigour-day', 'person', 0, 'day', 'the day for which the next two numbers hold');
export const luck = column(
  'luck',
  'person',
  0,
  'unit hazard',
  'cumulative hazard of death at any age that is still spared',
);
export const vigour = column('vigour', 'person', 0, 'unit hazard', 'cumulative hazard of ageing that is still spared');

/** Owned by relations. */
export const affinity = column(
  'affinity',
  'pair',
  0,
  '-1 to 1',
  'sympathy other than patronage: allies and kin above 0, rivals below',
);
export const attachment = column(
  'attachment',
  'pair',
  0,
  '-1 to 1',
  'the part of affinity that lasts without reason: kin, friends, staff',
);

/** Owned by turnover. */
export const exitRate = column(
  'exit-rate',
  'person',
  0,
  'per month',
  'hazard of a routine departure from any of his posts',
);
export const exitDay = column('exit-day', 'person', never, 'day', 'the next routine departure, if he keeps his posts');
export const tenureDay = column('tenure-day', 'person', 0, 'day', 'the day for which the next number holds');
export const tenure = column(
  'tenure',
  'person',
  0,
  'unit hazard',
  'cumulative hazard of departure that is still spared',
);

/** Owned by standing. */
export const standing = column('standing', 'person', 0, '0 to 1', 'public prestige');

/** Owned by patronage. Client to patron: the share of the client’s control that the patron commands. Rows sum to 1 at most. */
export const patronage = column('patronage', 'pair', 0, 'share', 'who commands whom, in truth');
export const perceivedPatronage = column(
  'perceived-patronage',
  'pair',
  0,
  'share',
  'who commands whom, as everybody can infer',
);

/** Owned by authority. */
export const authorityInForce = column(
  'authority-in-force',
  'person',
  0,
  '0 to 1',
  'personal authority that others feel today: less while its holder is ill or away, none once he is dead',
);

/** Owned by sanctions. As many numbers as the longest list of rungs that a scenario may state. */
export const restraint = sharedColumn(
  'restraint',
  mostSanctions,
  1,
  '0 to 1',
  'unwillingness to use a rung of the sanctions, by its place in the rules',
);
export const exposure = column('exposure', 'person', 0, '0 to 1', 'how lately and how badly a person has lost');

/** Owned by coalition. */
export const vindication = column(
  'vindication',
  'person',
  0,
  '0 to 1',
  'how lately a motion against a person has failed: 1 on that day',
);
