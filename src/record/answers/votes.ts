/** Ballots: what was voted on in which body, and how it was counted. */
import type { Day, Moment } from '../../calendar/index.ts';
import type { OrganId } from '../../polity/index.ts';
import type { HistoricalRecord } from '../record.ts';
import type { Backing } from './backing.ts';

export interface BallotAnswer extends Backing {
  readonly body: OrganId;
  /** A person, policy, post or event; absent where no source says. */
  readonly on?: string;
  readonly when?: Moment;
  /** Undefined where no source states them. */
  readonly yes: number | undefined;
  readonly no: number | undefined;
  readonly abstain: number | undefined;
}

export interface VotesAsked {
  readonly body?: OrganId;
  /** Ballots that may lie from the one day to the other; undated ones only where no day is asked for. */
  readonly from?: Day;
  readonly to?: Day;
}

/** In the order of days, undated ones last. */
export function votesOf(record: HistoricalRecord, { body, from, to }: VotesAsked = {}): readonly BallotAnswer[] {
  const ballots = record.findings.flatMap((finding): BallotAnswer[] => {
    const { question, value = '?-?-?', supporting, contrary } = finding;
    if (question.predicate !== 'vote' || (body !== undefined && question.subject !== body)) return [];
    const when = finding.from === 'open' ? undefined : finding.from;
    if (from !== undefined && (when === undefined || when.latest < from)) return [];
    if (to !== undefined && (when === undefined || when.earliest > to)) return [];
    const [yes, no, abstain] = value.split('-').map((count) => (count === '?' ? undefined : Number(count)));
    return [
      {
        body: question.subject as OrganId,
        ...(question.object !== undefined && { on: question.object }),
        ...(when && { when }),
        yes,
        no,
        abstain,
        claims: supporting,
        contrary,
      },
    ];
  });
  const day = ({ when }: BallotAnswer) => when?.earliest ?? Number.POSITIVE_INFINITY;
  return ballots.sort((a, b) => (day(a) === day(b) ? 0 : day(a) - day(b)));
}
