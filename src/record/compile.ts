/** Findings become a chronicle: each change with the claims behind it. */
import { addDays, type Day, dayOf, type Moment, type Span } from '../calendar/index.ts';
import type {
  Cast,
  Change,
  ChangeKind,
  Chronicle,
  EventId,
  ExitReason,
  Fact,
  FactOf,
  MannerOfDeath,
  OrganId,
  PersonId,
  PolicyId,
  PostId,
  SeriesId,
  Status,
  TieKind,
} from '../polity/index.ts';
import { spellOf } from './dates.ts';
import type { Finding } from './finding.ts';

/** The day that stands for "since ever": before any scenario. */
export const sinceEver: Day = dayOf(1, 1, 1);

/** Ties that hold both ways. */
const mutual: ReadonlySet<TieKind> = new Set<TieKind>(['ally', 'rival', 'kin', 'friend']);

/** The chronicle of the findings, in the order of days; on one day endings come before beginnings. */
export function compile(findings: readonly Finding[], cast: Cast): Chronicle {
  const told = findings.flatMap((finding) => changesOf(finding, cast).map((one) => ({ finding, one })));
  // An expulsion that ends and the readmission that ended it are one end.
  const ends = new Map<string, Change<'lifted'>[]>();
  const expulsion = ({ person, organ }: Change<'lifted'>) => `${person} ${organ ?? ''}`;
  for (const { finding, one } of told)
    if (one.kind === 'lifted' && one.status === 'expelled' && finding.value !== 'readmitted')
      ends.set(expulsion(one), [...(ends.get(expulsion(one)) ?? []), one]);
  const isToldTwice = (one: Change) =>
    one.kind === 'lifted' &&
    ends.get(expulsion(one))?.some((end) => end.earliest <= one.latest && one.earliest <= end.latest);
  const changes = told
    .filter(({ finding, one }) => finding.value !== 'readmitted' || !isToldTwice(one))
    .map(({ one }) => one);
  return [...changes, ...endsByDeath(changes)].sort(byDay);
}

/** Order of days; on one day endings come before beginnings. */
export function byDay(a: Change, b: Change): number {
  return a.earliest - b.earliest || placeInDay(a) - placeInDay(b);
}

const dayOrder: readonly ChangeKind[] = [
  'recovers', 'returns', 'vacates', 'unties', 'leaves', 'lifted', 'repeals', 'abolishes', 'dies', 'creates', 'renames', 'resizes', 'adopts',
  'enters', 'falls-ill', 'departs', 'sanctioned', 'fills', 'ties', 'joins', 'votes', 'measures', 'happens',
]; // biome-ignore format: one list

const places = new Map(dayOrder.map((kind, place) => [kind, place]));
/** Kinds without a place come first. */
const placeInDay = ({ kind }: Change) => places.get(kind) ?? -1;

function changesOf(finding: Finding, cast: Cast): readonly Change[] {
  const { subject, object, predicate } = finding.question;
  const person = subject as PersonId;
  switch (predicate) {
    case 'died':
      return at(finding, { kind: 'dies', person, manner: (finding.value ?? 'unknown') as MannerOfDeath });
    case 'holds':
    case 'acting': {
      const post = object as PostId;
      return during(
        finding,
        [{ kind: 'fills', person, post, acting: predicate === 'acting' }],
        [
          {
            kind: 'vacates',
            person,
            post,
            acting: predicate === 'acting',
            reason: (finding.value ?? 'unknown') as ExitReason,
          },
        ],
      );
    }
    case 'exists': {
      const what = subject as OrganId | PostId;
      return during(finding, [{ kind: 'creates', what }], [{ kind: 'abolishes', what }]);
    }
    case 'renamed':
      return at(finding, { kind: 'renames', what: subject as OrganId | PostId, name: finding.value! });
    case 'condition':
      return finding.value === 'ill'
        ? during(finding, [{ kind: 'falls-ill', person }], [{ kind: 'recovers', person }])
        : finding.value === 'away'
          ? during(finding, [{ kind: 'departs', person }], [{ kind: 'returns', person }])
          : [];
    case 'status': {
      const about = {
        person,
        status: finding.value as Status,
        ...(object !== undefined && { organ: object as OrganId }),
      };
      // Readmission is told as the end of the expulsion.
      if (about.status === 'readmitted') return at(finding, { kind: 'lifted', ...about, status: 'expelled' });
      return during(finding, [{ kind: 'sanctioned', ...about }], [{ kind: 'lifted', ...about }]);
    }
    case 'faction': {
      const about = { person, faction: object as OrganId };
      return during(finding, [{ kind: 'joins', ...about }], [{ kind: 'leaves', ...about }]);
    }
    case 'tie':
      return cast.persons.has(object as PersonId) ? tieChanges(finding) : [];
    case 'policy': {
      const policy = subject as PolicyId;
      return during(
        finding,
        [{ kind: 'adopts', policy, ...(object !== undefined && { organ: object as OrganId }) }],
        [{ kind: 'repeals', policy }],
      );
    }
    case 'event':
      return object === undefined ? at(finding, { kind: 'happens', event: subject as EventId }) : [];
    case 'series':
      return at(finding, { kind: 'measures', series: subject as SeriesId, value: Number(finding.value) });
    case 'vote':
      return at(finding, ballot(finding));
    default:
      return [];
  }
}

function tieChanges(finding: Finding): readonly Change[] {
  const [kind, strength] = finding.value!.split(' ') as [TieKind, string];
  const from = finding.question.subject as PersonId;
  const to = finding.question.object as PersonId;
  const ends = mutual.has(kind)
    ? [
        { from, to },
        { from: to, to: from },
      ]
    : [{ from, to }];
  return during(
    finding,
    ends.map((pair) => ({ kind: 'ties', ...pair, tie: kind, strength: Number(strength) })),
    ends.map((pair) => ({ kind: 'unties', ...pair, tie: kind })),
  );
}

function ballot(finding: Finding): FactOf<'votes'> {
  const [yes, no, abstain] = (finding.value ?? '?-?-?')
    .split('-')
    .map((count) => (count === '?' ? undefined : Number(count)));
  return {
    kind: 'votes',
    body: finding.question.subject as OrganId,
    motion: { on: 'question', question: finding.question.object ?? '' },
    yes,
    no,
    abstain,
    absent: undefined,
    carried: yes === undefined || no === undefined ? undefined : yes > no,
  };
}

function at(finding: Finding, fact: Fact): readonly Change[] {
  return finding.from === undefined || finding.from === 'open' ? [] : [change(finding, fact, finding.from)];
}

/** A span: its facts begin at `from` and end at `to`; an unstated beginning lies somewhere before the end. */
function during(finding: Finding, begins: readonly Fact[], ends: readonly Fact[]): readonly Change[] {
  const { from, to } = finding;
  // Without any date nothing is said of any day; only organs and posts are taken to have been there.
  if (from === undefined && to === undefined && finding.question.predicate !== 'exists') return [];
  const end = to === undefined || to === 'open' ? undefined : to;
  const begin: Span | Moment =
    from !== undefined && from !== 'open'
      ? from
      : { earliest: sinceEver, latest: from === 'open' || !end ? sinceEver : addDays(end.earliest, -1) };
  const changes = begins.map((fact) => change(finding, fact, begin));
  // What began and ended on one day held on that day.
  if (end)
    changes.push(...ends.map((fact) => change(finding, fact, end.latest <= begin.earliest ? nextDay(begin) : end)));
  return changes;
}

function nextDay(span: Span): Span {
  return { earliest: addDays(span.earliest, 1), latest: addDays(span.latest, 1) };
}

function change(finding: Finding, fact: Fact, when: Span | Moment): Change {
  return {
    ...fact,
    earliest: when.earliest,
    latest: when.latest,
    by: 'record',
    cause: { code: 'claimed' },
    claims: finding.supporting,
    spell: spellOf(finding),
    ...('alternatives' in when && when.alternatives.length > 1 && { days: when.alternatives }),
  };
}

/** A tenure that no claim ends was ended by the holder's death, where that is known. */
function endsByDeath(changes: readonly Change[]): readonly Change[] {
  const ended = new Set(changes.filter((one) => one.kind === 'vacates').map((one) => one.spell));
  const deaths = new Map(
    changes.filter((one): one is Change<'dies'> => one.kind === 'dies').map((one) => [one.person, one]),
  );
  return changes.flatMap((one): Change[] => {
    const death = one.kind === 'fills' ? deaths.get(one.person) : undefined;
    if (one.kind !== 'fills' || !death || ended.has(one.spell)) return [];
    const { earliest, latest, claims, days } = death;
    const fact = { kind: 'vacates', person: one.person, post: one.post, acting: one.acting, reason: 'death' } as const;
    return [
      {
        ...fact,
        earliest,
        latest,
        by: 'rule',
        cause: { code: 'after-dies' },
        ...(one.spell !== undefined && { spell: one.spell }),
        ...(claims && { claims }),
        ...(days && { days }),
      },
    ];
  });
}
