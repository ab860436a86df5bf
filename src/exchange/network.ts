/** The network that the record tells: persons with their posts, ties with sign and strength, each with its days. */
import { addDays, type Day, isoDay } from '../calendar/index.ts';
import { type Change, type Spell, spells, type TieKind } from '../polity/index.ts';
import { sinceEver } from '../record/index.ts';
import type { Exporting, Losses, Period } from './format.ts';

/** The first and the last day on which something possibly held; absent: it has no such end. */
export interface Days {
  readonly start?: string;
  readonly end?: string;
}

export interface NodeOfNetwork {
  readonly id: string;
  readonly name: string;
  readonly wikidata?: string;
  readonly life: Days;
  readonly posts: readonly ({ readonly id: string; readonly name: string } & Days)[];
}

export interface EdgeOfNetwork {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: TieKind;
  /** -1 for rivals, 1 for all others. */
  readonly sign: 1 | -1;
  /** 0 to 1. */
  readonly strength: number;
  readonly days: Days;
  readonly claims: readonly string[];
}

export interface Network {
  readonly nodes: readonly NodeOfNetwork[];
  readonly edges: readonly EdgeOfNetwork[];
}

const begins = ({ kind }: Change) => kind === 'ties' || kind === 'fills';
const ends = ({ kind }: Change) => kind === 'unties' || kind === 'vacates';

/** @returns the network over the days asked for, in the order of the tables and of beginnings */
export function networkOf({ scenario, record, period }: Exporting, lost: Losses): Network {
  const { cast } = scenario;
  const tenures = new Map<string, ({ id: string; name: string } & Days)[]>();
  const edges: EdgeOfNetwork[] = [];
  const groups = new Map<string, Change[]>();
  for (const change of record.chronicle) {
    const key = keyOf(change);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  for (const group of groups.values())
    for (const spell of spells(group, begins, ends)) {
      const days = daysOf(spell, period, lost);
      if (days === undefined) continue;
      const { beginning } = spell;
      if (beginning.kind === 'ties') {
        const { from, to, tie, strength, claims = [] } = beginning;
        edges.push({
          id: `e${edges.length}`,
          source: from,
          target: to,
          kind: tie,
          sign: tie === 'rival' ? -1 : 1,
          strength,
          days,
          claims,
        });
      } else if (beginning.kind === 'fills') {
        const list = tenures.get(beginning.person) ?? [];
        tenures.set(beginning.person, list);
        const name = cast.posts.get(beginning.post)!.name;
        list.push({ id: beginning.post, name: beginning.acting ? `${name} (acting)` : name, ...days });
      }
    }
  const born = new Map(
    record.findings.flatMap(({ question, from }) =>
      question.predicate === 'born' && from !== undefined && from !== 'open' ? [[question.subject, from] as const] : [],
    ),
  );
  const died = new Map(
    record.chronicle.flatMap((change) => (change.kind === 'dies' ? [[change.person as string, change] as const] : [])),
  );
  const nodes = [...cast.persons.values()].map(({ id, name, wikidata }) => {
    const [birth, death] = [born.get(id), died.get(id)];
    return {
      id,
      name,
      ...(wikidata !== undefined && { wikidata }),
      life: { ...(birth && plainDay(birth.earliest, 'start')), ...(death && plainDay(death.latest, 'end')) },
      posts: tenures.get(id) ?? [],
    };
  });
  const shown = new Set(['ties', 'unties', 'fills', 'vacates', 'dies']);
  for (const change of record.chronicle) if (!shown.has(change.kind)) lost.add(`changes of the kind “${change.kind}”`);
  const told = new Set(record.chronicle.flatMap(({ claims }) => claims ?? []));
  lost.add(
    'claims that no change rests on or that the rule decided against',
    record.claims.size - [...record.claims.keys()].filter((id) => told.has(id)).length,
  );
  return { nodes, edges };
}

function keyOf(change: Change): string | undefined {
  if (change.kind === 'ties' || change.kind === 'unties') return `tie ${change.from} ${change.to} ${change.tie}`;
  if (change.kind === 'fills' || change.kind === 'vacates')
    return `post ${change.person} ${change.post} ${change.acting}`;
  return undefined;
}

/** Undefined where the spell lies outside the period. It ends on the day before the one on which it had ended. */
function daysOf({ begin, end }: Spell, { from, to }: Period, lost: Losses): Days | undefined {
  const last = end === undefined ? undefined : addDays(end.latest, -1);
  if ((to !== undefined && begin.earliest > to) || (from !== undefined && last !== undefined && last < from)) {
    lost.add('ties and tenures outside the days asked for');
    return undefined;
  }
  const uncertain = Number(begin.earliest !== begin.latest) + Number(end !== undefined && end.earliest !== end.latest);
  lost.add('beginnings and ends on a day that is not known: the widest span is written', uncertain);
  return {
    ...(begin.earliest > sinceEver && plainDay(begin.earliest, 'start')),
    ...(last !== undefined && plainDay(Math.max(last, begin.earliest) as Day, 'end')),
  };
}

/** Days of years with four digits; XML has no others without doubt. */
function plainDay(day: Day, end: keyof Days): Days {
  const text = isoDay(day);
  return /^[0-9]{4}-/.test(text) ? { [end]: text } : {};
}
