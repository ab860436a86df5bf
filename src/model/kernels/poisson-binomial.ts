/**
 * The exact chance that a vote passes when every member decides independently: dynamic programmes over
 * counts in place of a sum over all outcomes.
 *
 * Method: Barlow and Heidtmann 1984, "Computing k-out-of-n system reliability", IEEE Transactions on
 * Reliability R-33(4): 322-323; Hong 2013, "On computing the distribution function for the Poisson binomial
 * distribution", Computational Statistics & Data Analysis 59: 41-51.
 */

/** An exact share such as two thirds, of whole numbers; never a float, so that 2/3 of 9 is 6. */
export interface ExactShare {
  readonly num: number;
  readonly den: number;
}

/** What it takes for a motion to pass. At least one member must vote yes. */
export interface VoteRule {
  /** Share of all members who must be present. */
  readonly quorum: ExactShare;
  /** Share of those `present`, of those `voting` yes or no, or of `all` members who must vote yes; `strict`: more than it. */
  readonly majority: {
    readonly of: 'present' | 'voting' | 'all';
    readonly share: ExactShare;
    readonly strict: boolean;
  };
}

/** Chances for each member, in the same order. */
export interface VoteChances {
  /** To vote yes, if present. */
  readonly yes: ArrayLike<number>;
  /** To vote no, if present; the rest of those present abstain. */
  readonly no: ArrayLike<number>;
  /** To be present; everybody is when left out. */
  readonly present?: ArrayLike<number> | undefined;
  /** Further members who are absent for certain, 0 when left out: they count for the quorum and for a majority of all. */
  readonly absent?: number;
}

/** By how much chances may miss their bounds through rounding. */
const slack = 1e-9;

/**
 * The chance of each number of successes, 0 to n, among n independent trials with chances `p`.
 * Written to `out` (at least n + 1 long, the rest left alone) or a new array. Throws RangeError at a chance
 * outside 0 to 1 or an `out` too short. Time grows with n².
 */
export function tallyDistribution(p: ArrayLike<number>, out = new Float64Array(p.length + 1)): Float64Array {
  const n = p.length;
  if (out.length <= n) throw new RangeError(`tally of ${n} needs room for ${n + 1} numbers, not ${out.length}`);
  out[0] = 1;
  for (let i = 0; i < n; i++) {
    const success = p[i]!;
    if (!(success >= 0 && success <= 1)) throw new RangeError(`chance ${i} is ${success}, not between 0 and 1`);
    out[i + 1] = out[i]! * success;
    for (let k = i; k > 0; k--) out[k] = out[k]! * (1 - success) + out[k - 1]! * success;
    out[0] = out[0]! * (1 - success);
  }
  return out;
}

/**
 * The chance that a motion passes under `rule`. Exact but for rounding (about 1e-15).
 *
 * Each member adds to a score that decides the majority: with a share num/den, `den` for a yes, `num` for
 * staying out of the count, nothing for counting without a yes, so that n members pass at num × n. The
 * grid is the score by the number present, which stops counting at the quorum. Where everybody is present and counts whatever he
 * votes, a member is a yes or not, and the tail is summed over the few who are not.
 *
 * Throws RangeError at chances outside 0 to 1, yes and no above 1 together, or a rule that is not in
 * whole numbers from 0 to 1. A body without members passes nothing.
 */
export function passChance(chances: VoteChances, rule: VoteRule): number {
  const n = chances.yes.length;
  requireChances(chances, n);
  requireShare('quorum', rule.quorum);
  requireShare('majority', rule.majority.share);
  const { of, strict } = rule.majority;
  if (n === 0) return 0;

  const ofAll = of === 'all';
  const members = n + (chances.absent ?? 0);
  const quorate = quorumOf(members, rule);
  if (n < quorate) return 0;
  const allPresent = alwaysPresent(chances.present);
  if (allPresent && (of !== 'voting' || nobodyAbstains(chances)))
    return chanceOfAtLeast(chances.yes, n, yesNeeded(ofAll ? members : n, rule.majority.share, strict));

  const share = shareWithin(n, rule.majority);
  const neutral = ofAll ? 0 : share.num;
  const step = ofAll ? 1 : share.den;
  const least = ofAll ? yesNeeded(members, share, strict) : Math.max(neutral * n + (strict ? 1 : 0), 1);
  if (ofAll && least > n) return 0;
  const needed = allPresent ? 0 : quorate;

  // `step` columns of zeros before score 0 spare the loop its bounds checks.
  const width = step + step * n + 1;
  const grid = clearScratch((needed + 1) * width);
  grid[step] = 1;
  for (let i = 0; i < n; i++) {
    const present = chances.present === undefined ? 1 : chances.present[i]!;
    const yes = present * chances.yes[i]!;
    const no = present * chances.no[i]!;
    const abstain = Math.max(0, present - yes - no);
    const level = of === 'voting' ? no : no + abstain;
    const aside = of === 'voting' ? abstain : 0;
    const last = step + step * (i + 1);
    for (let row = Math.min(i + 1, needed); row >= 0; row--) {
      const here = row * width;
      const below = row === 0 ? -1 : here - width;
      // The presence of a member moves one row up, but within the last row, where the quorum is met.
      const stay = row === needed;
      const stayLevel = stay ? level : 0;
      const stayAside = 1 - present + (stay ? aside : 0);
      const stayYes = stay ? yes : 0;
      for (let c = last; c >= step; c--) {
        let sum =
          grid[here + c]! * stayLevel + grid[here + c - neutral]! * stayAside + grid[here + c - step]! * stayYes;
        if (below >= 0) {
          sum += grid[below + c]! * level + grid[below + c - neutral]! * aside + grid[below + c - step]! * yes;
        }
        grid[here + c] = sum;
      }
    }
  }

  let passed = 0;
  const top = needed * width + step;
  for (let score = step * n; score >= least; score--) passed += grid[top + score]!;
  // "At least half of nobody" is met by nobody: those outcomes have no yes and do not pass.
  if (!ofAll && !strict && neutral > 0) passed -= silentChance(chances, of, needed);
  return Math.min(1, Math.max(0, passed));
}

/**
 * The yes votes that carry a motion on which `n` members are present for certain and `absent` are not, where whoever abstains
 * counts with those who are against; Infinity where nothing carries it. Only for a majority of those present or of all.
 */
export function yesToCarry(n: number, absent: number, rule: VoteRule): number {
  const members = n + absent;
  const { of, share, strict } = rule.majority;
  if (of === 'voting') throw new RangeError('abstentions leave the count');
  if (n < quorumOf(members, rule)) return Infinity;
  return yesNeeded(of === 'all' ? members : n, share, strict);
}

/** The fewest of the members who must be present. */
function quorumOf(members: number, { quorum }: VoteRule): number {
  return Math.ceil((quorum.num * members) / quorum.den);
}

/**
 * The chance of at least `needed` successes, one or more, among the first `n` of independent trials. Only numbers of failures
 * are followed that leave both ends open; what has succeeded often enough is counted and left, so that small chances keep all
 * their digits. Trials enter four at a time, by their common polynomial in the number of failures. The chances `p` are taken as told.
 */
export function chanceOfAtLeast(p: ArrayLike<number>, n: number, needed: number): number {
  const most = n - needed;
  if (!(most >= 0)) return 0;
  const failures = clearScratch(most + 1);
  failures[0] = 1;
  let passed = 0;
  let least = 0;
  let i = 0;
  while (i < n) {
    let one = 0;
    if (i + 3 < n) {
      const a = p[i]!;
      const b = p[i + 1]!;
      const c = p[i + 2]!;
      const d = p[i + 3]!;
      i += 4;
      // By failures of the first two and of the last two.
      const a0 = a * b;
      const a1 = a * (1 - b) + (1 - a) * b;
      const a2 = (1 - a) * (1 - b);
      const c0 = c * d;
      const c1 = c * (1 - d) + (1 - c) * d;
      const c2 = (1 - c) * (1 - d);
      const f0 = a0 * c0;
      const f1 = a0 * c1 + a1 * c0;
      const f2 = a0 * c2 + a1 * c1 + a2 * c0;
      const f3 = a1 * c2 + a2 * c1;
      const f4 = a2 * c2;
      const top = Math.min(i, most);
      let two = 0;
      let three = 0;
      let four = 0;
      for (let k = least; k <= top; k++) {
        const here = failures[k]!;
        failures[k] = here * f0 + one * f1 + two * f2 + three * f3 + four * f4;
        four = three;
        three = two;
        two = one;
        one = here;
      }
    } else {
      const yes = p[i]!;
      i++;
      const top = Math.min(i, most);
      for (let k = least; k <= top; k++) {
        const here = failures[k]!;
        failures[k] = here * yes + one * (1 - yes);
        one = here;
      }
    }
    for (; least <= i - needed; least++) passed += failures[least]!;
  }
  return Math.min(1, passed);
}

/** Whether each is certain to vote yes or no, as exactly as the chances are told. */
function nobodyAbstains({ yes, no }: VoteChances): boolean {
  for (let i = 0; i < yes.length; i++) if (yes[i]! + no[i]! < 1) return false;
  return true;
}

/** The chance that nobody counts towards the majority and yet at least `needed` are present. */
function silentChance(chances: VoteChances, of: 'present' | 'voting' | 'all', needed: number): number {
  const n = chances.yes.length;
  const row = new Float64Array(needed + 1);
  row[0] = 1;
  for (let i = 0; i < n; i++) {
    const present = chances.present === undefined ? 1 : chances.present[i]!;
    const abstain = of === 'voting' ? Math.max(0, present - present * chances.yes[i]! - present * chances.no[i]!) : 0;
    row[needed] = row[needed]! * (1 - present + abstain) + (needed > 0 ? row[needed - 1]! * abstain : 0);
    for (let k = needed - 1; k >= 0; k--) {
      row[k] = row[k]! * (1 - present) + (k > 0 ? row[k - 1]! * abstain : 0);
    }
  }
  return row[needed]!;
}

/** The fewest yes votes among `n` members that meet a share of all. */
function yesNeeded(n: number, share: ExactShare, strict: boolean): number {
  const exact = share.num * n;
  const least = strict ? Math.floor(exact / share.den) + 1 : Math.ceil(exact / share.den);
  return Math.max(1, least);
}

/**
 * The share in lowest terms; where its denominator exceeds `n`, the share of at most `n` that separates
 * the same outcomes, so that the grid stays small.
 */
function shareWithin(n: number, majority: VoteRule['majority']): ExactShare {
  let [a, b] = [majority.share.num, majority.share.den];
  while (b > 0) [a, b] = [b, a - b * Math.floor(a / b)];
  const num = majority.share.num / a;
  const den = majority.share.den / a;
  if (den <= n || majority.of === 'all') return { num, den };
  let best = majority.strict ? { num: 0, den: 1 } : { num: 1, den: 1 };
  for (let d = 1; d <= n; d++) {
    const candidate = majority.strict ? Math.floor((num * d) / den) : Math.ceil((num * d) / den);
    const closer = majority.strict ? candidate * best.den > best.num * d : candidate * best.den < best.num * d;
    if (closer) best = { num: candidate, den: d };
  }
  return best;
}

let scratch = new Float64Array(1024);

/** Zeros to work in, kept between calls because one decision asks for many chances. */
function clearScratch(size: number): Float64Array {
  if (scratch.length < size) scratch = new Float64Array(2 * size);
  else scratch.fill(0, 0, size);
  return scratch;
}

function alwaysPresent(present: ArrayLike<number> | undefined): boolean {
  if (present === undefined) return true;
  for (let i = 0; i < present.length; i++) if (present[i]! < 1) return false;
  return true;
}

function requireChances({ yes, no, present }: VoteChances, n: number): void {
  if (no.length !== n || (present !== undefined && present.length !== n)) {
    throw new RangeError(`chances for ${n} yes, ${no.length} no, ${present?.length ?? n} present`);
  }
  for (let i = 0; i < n; i++) {
    const y = yes[i]!;
    const x = no[i]!;
    const p = present === undefined ? 1 : present[i]!;
    if (!(y >= 0 && x >= 0 && y + x <= 1 + slack && p >= 0 && p <= 1)) {
      throw new RangeError(`member ${i}: yes ${y}, no ${x}, present ${p}`);
    }
  }
}

function requireShare(name: string, share: ExactShare): ExactShare {
  const { num, den } = share;
  if (!(Number.isInteger(num) && Number.isInteger(den) && num >= 0 && den >= 1 && num <= den && den <= 1e6)) {
    throw new RangeError(
      `${name} ${num}/${den} is not a share of whole numbers from 0 to 1 (denominator to a million)`,
    );
  }
  return share;
}
