/**
 * Evidence on a proposition: sentence by sentence, what the record concludes and what each claim that was asked says by itself.
 *
 * A claim is taken at its word. It supports a sentence if the sentence is true with the claim's own occurrence as this claim
 * alone states it and every other that is asked about left open (it may have held at any time, or never); it is contrary if the
 * sentence is false so. Where that leaves the sentence open, the others are taken as the record concluded: the claim then
 * supports it, or is contrary, if its own occurrence matters (left open, it would leave the sentence open) and decides. All
 * other claims that were asked are silent. An end that a claim does not state stays open here; the record takes what nothing
 * ends to last, and so may conclude more than any claim says. Orders that `before` states narrow the record, not single claims.
 */
import { addDays, type Day, dayOf, type Moment } from '../../calendar/index.ts';
import {
  asksMeasure,
  type ClaimId,
  evaluate,
  membersOf,
  type PersonId,
  type PersonPredicate,
  type PersonSentence,
  type Proposition,
  propositionText,
  said,
  type Truth,
} from '../../polity/index.ts';
import { type Claim, predicates } from '../claim.ts';
import { compile, sinceEver } from '../compile.ts';
import type { Finding } from '../finding.ts';
import type { HistoricalRecord } from '../record.ts';
import { resolve } from '../resolve.ts';

export interface SentenceEvidence {
  /** In the grammar of propositions, where it has a form for it. */
  readonly sentence: string;
  readonly truth: Truth;
  /** Whether it is a measure, which no source states. */
  readonly measured: boolean;
  readonly supporting: readonly ClaimId[];
  readonly contrary: readonly ClaimId[];
  /** Asked about the same, and leave it open or speak of another time. */
  readonly silent: readonly ClaimId[];
  /** Judgements of authors, which decide nothing. */
  readonly judged: readonly ClaimId[];
}

export interface Evidence {
  readonly proposition: string;
  readonly truth: Truth;
  readonly sentences: readonly SentenceEvidence[];
}

/** @param start the day from which propositions count: the as-of day */
export function evidenceOn(record: HistoricalRecord, proposition: Proposition, start: Day): Evidence {
  const sentences = new Map<string, Atom>();
  for (const atom of atomsOf(proposition, record, start)) sentences.set(atom.sentence, atom);
  return {
    proposition: propositionText(proposition),
    truth: evaluate(proposition, { chronicle: record.chronicle, start }),
    sentences: [...sentences.values()].map((atom) => weighed(record, atom, start)),
  };
}

/** A statement that claims can be asked about. */
interface Atom {
  readonly sentence: string;
  readonly measured: boolean;
  asks(claim: Claim): boolean;
  truth(chronicle: HistoricalRecord['chronicle'], start: Day): Truth;
}

function atomsOf(proposition: Proposition, record: HistoricalRecord, start: Day): readonly Atom[] {
  switch (proposition.says) {
    case 'not':
      return atomsOf(proposition.of, record, start);
    case 'and':
    case 'or':
      return proposition.of.flatMap((part) => atomsOf(part, record, start));
    case 'quantified': {
      const { set, predicate } = proposition;
      const members = membersOf(set, { chronicle: record.chronicle, start }).filter(
        ({ belongs }) => belongs !== 'false',
      );
      return members.flatMap(({ person }) => [
        ...membership(set, person, start),
        ...atomsOf(plain(predicate, person), record, start),
      ]);
    }
    default:
      return [sentenceAtom(proposition)];
  }
}

function plain(predicate: PersonPredicate, person: PersonId): Proposition {
  return said(predicate.says === 'not' ? predicate.of : predicate, person);
}

function sentenceAtom(sentence: PersonSentence): Atom {
  return {
    sentence: propositionText(sentence),
    measured: asksMeasure(sentence),
    asks: asksOf(sentence),
    truth: (chronicle, start) => evaluate(sentence, { chronicle, start }),
  };
}

type Quantified = Extract<Proposition, { readonly says: 'quantified' }>;

/** That somebody belongs to a set which is found at the start; whoever is named needs no evidence. */
function membership(set: Quantified['set'], person: PersonId, start: Day): readonly Atom[] {
  if (set.are === 'named') return [];
  if (set.are === 'members') return [sentenceAtom({ says: 'holds', posts: set.posts, day: start, person })];
  return [
    {
      sentence: `${person} is an associate of ${set.of}`,
      measured: false,
      asks: ({ predicate, subject, object }) =>
        (predicate === 'tie' &&
          ((subject === set.of && object === person) || (subject === person && object === set.of))) ||
        (predicate === 'died' && subject === person),
      truth: (chronicle, day) =>
        membersOf(set, { chronicle, start: day }).find((member) => member.person === person)?.belongs ?? 'false',
    },
  ];
}

/** The claims that bear on a sentence. A death ends what nothing else ended, so it is asked about posts too. */
function asksOf(sentence: PersonSentence): Atom['asks'] {
  const died = ({ predicate, subject }: Claim) => predicate === 'died' && subject === sentence.person;
  switch (sentence.says) {
    case 'holds':
    case 'keeps':
    case 'gains':
    case 'loses': {
      const posts: readonly string[] = sentence.posts;
      return (claim) =>
        died(claim) ||
        (claim.predicate === 'holds' && claim.subject === sentence.person && posts.includes(claim.object!));
    }
    case 'is':
    case 'under': {
      const { status } = sentence;
      if (status === 'dead') return died;
      if (status === 'ill')
        return ({ predicate, subject, value }) =>
          predicate === 'condition' && subject === sentence.person && value === 'ill';
      return ({ predicate, subject, value }) =>
        predicate === 'status' &&
        subject === sentence.person &&
        (value === status || (status === 'expelled' && value === 'readmitted'));
    }
    case 'paramount':
    case 'control':
      return () => false;
  }
}

function weighed(record: HistoricalRecord, atom: Atom, start: Day): SentenceEvidence {
  const asked = [...record.claims.values()].filter((claim) => atom.asks(claim));
  const ids = new Set<string>(asked.map(({ id }) => id));
  const findings = record.findings.filter(({ supporting }) => supporting.some((id) => ids.has(id)));
  const truthWith = (changed: readonly Finding[]) => atom.truth(compile(changed, record.cast), start);
  const sides: Record<'supporting' | 'contrary' | 'silent' | 'judged', ClaimId[]> = {
    supporting: [],
    contrary: [],
    silent: [],
    judged: [],
  };
  const opened = new Map(findings.map((finding) => [finding, leftOpen(finding)]));
  const replaced = (finding: Finding, by: readonly Finding[], others: (one: Finding) => Finding) =>
    findings.flatMap((one) => (one === finding ? by : [others(one)]));
  const asConcluded = (one: Finding) => one;
  const matters = new Map<Finding, boolean>();
  const saidBy = (claim: Claim, own: Finding): Truth => {
    const stated = alone(claim, own);
    const byItself = truthWith(replaced(own, stated, (one) => opened.get(one)!));
    if (byItself !== 'unknown') return byItself;
    const isDecisive = matters.get(own) ?? truthWith(replaced(own, [opened.get(own)!], asConcluded)) === 'unknown';
    matters.set(own, isDecisive);
    return isDecisive ? truthWith(replaced(own, stated, asConcluded)) : 'unknown';
  };
  for (const claim of asked) {
    const own = findings.find(
      ({ supporting, contrary }) => supporting.includes(claim.id) || contrary.includes(claim.id),
    );
    if (claim.modality === 'judged') sides.judged.push(claim.id);
    else if (own === undefined) sides.silent.push(claim.id);
    else {
      const truth = saidBy(claim, own);
      sides[truth === 'true' ? 'supporting' : truth === 'false' ? 'contrary' : 'silent'].push(claim.id);
    }
  }
  // A death that has no part in the answer was never asked about a post.
  const silent = sides.silent.filter((id) => record.claims.get(id)!.predicate !== 'died' || asked.every(isDeath));
  const { sentence, measured } = atom;
  return { sentence, truth: atom.truth(record.chronicle, start), measured, ...sides, silent };
}

function isDeath({ predicate }: Claim): boolean {
  return predicate === 'died';
}

const farAway = dayOf(9999, 12, 31);

/** Some day, nobody knows which. */
function someDay(earliest: Day = sinceEver): Moment {
  const span = { earliest, latest: farAway };
  return {
    kind: 'moment',
    edtf: '',
    calendar: 'gregorian',
    precision: 'century',
    uncertain: false,
    approximate: false,
    ...span,
    alternatives: [span],
  };
}

/** The same occurrence, of which nothing is known but that somebody speaks of it. */
function leftOpen(finding: Finding): Finding {
  const lasts = predicates[finding.question.predicate].dates === 'span';
  const { question, supporting, contrary, value } = finding;
  return {
    question,
    supporting,
    contrary,
    ...(value !== undefined && question.predicate !== 'holds' && { value }),
    from: someDay(),
    ...(lasts && { to: someDay() }),
  };
}

/** What one claim says of its occurrence, and no more: nothing where it denies it. */
function alone(claim: Claim, { question }: Finding): readonly Finding[] {
  return resolve([claim], { rule: 'best-grade' }).map(({ from, to, ...finding }) => {
    const lasts = predicates[claim.predicate].dates === 'span';
    // A beginning that is not stated lies before the end, wherever that is; the compiler knows.
    const begin = from ?? (isStated(to) ? undefined : someDay());
    const end = to ?? (lasts ? someDay(isStated(begin) ? addDays(begin.latest, 1) : sinceEver) : undefined);
    return {
      ...finding,
      question,
      ...(begin !== undefined && { from: begin }),
      ...(end !== undefined && { to: end }),
    };
  });
}

function isStated(date: Moment | 'open' | undefined): date is Moment {
  return date !== undefined && date !== 'open';
}
