/** Conflicts by subject: a cell for each, whose letter says the kind and whose shade the size. */
import type { Conflict, ConflictKind } from '../../record/index.ts';
import { conclusionsText, conflictText, sideMark } from '../conflict-text.ts';
import { type Html, html, type Part } from '../escape.ts';
import type { Names } from '../names.ts';
import { count, percent, plural } from '../numbers.ts';
import type { Evidence } from './evidence.ts';
import type { Drawing, Picture } from './picture.ts';
import { linesOf, px } from './svg-text.ts';

const letters: Readonly<Record<ConflictKind, readonly [letter: string, text: string]>> = {
  dates: ['D', 'dates of one point'],
  values: ['V', 'values'],
  life: ['L', 'acts outside a life'],
  existence: ['E', 'acts in what was not there'],
  capacity: ['C', 'more holders than places'],
  order: ['O', 'order of events'],
  status: ['S', 'status without what it needs'],
  policy: ['P', 'rule of a policy'],
  name: ['N', 'name not in use then'],
  denied: ['X', 'denied'],
};

/** Subjects with a row of their own. */
const mostRows = 30;

interface Row {
  readonly subject: string;
  readonly name: string;
  /** Largest first; those in days before those in other units. */
  readonly conflicts: readonly Numbered[];
}

interface Numbered {
  readonly conflict: Conflict;
  /** Of its evidence. */
  readonly id: string;
}

/**
 * @param claims how many were searched
 * @param where as the title is to say it: ` about the Council`
 */
export function conflictsPicture(
  conflicts: readonly Conflict[],
  claims: number,
  where: string,
  names: Names,
  id = 'conflicts',
): Picture {
  const rows = rowsOf(conflicts, names);
  const shown = rows.slice(0, mostRows);
  const kinds = [...new Set(conflicts.map(({ kind }) => kind))];
  const used = (Object.keys(letters) as ConflictKind[]).filter((kind) => kinds.includes(kind));
  const left = rows.slice(mostRows).reduce((sum, row) => sum + row.conflicts.length, 0);
  return {
    id,
    title: titleOf(rows, conflicts, claims, where),
    label: 'Conflicts by subject',
    legend: [
      ...(['small', 'middle', 'large', 'other'] as const).map((size) => ({
        sample: html`<rect x="7" y="0" width="14" height="14" class="size-${size}"/>`,
        text: sizes[size],
      })),
      ...used.map((kind) => ({
        sample: html`<text x="14" y="12" text-anchor="middle" class="strong">${letters[kind][0]}</text>`,
        text: letters[kind][1],
      })),
    ],
    notes: [
      'A cell is a conflict: claims that cannot all hold, whatever days are chosen among those that they leave open. Its letter says the kind, its shade the least by which they contradict each other; a cell leads to the claims of each side.',
      left > 0 ? `Not shown: ${plural(rows.length - mostRows, 'subject')} with ${plural(left, 'conflict')}.` : '',
    ].filter(Boolean),
    draw: (width) => draw(shown, width, id),
    evidence: shown.flatMap((row) => row.conflicts.map((one) => evidenceOf(one, names))),
    csv: [
      ['subject', 'kind', 'size', 'unit', 'why', 'claims'],
      ...rows.flatMap(({ name, conflicts: all }) =>
        all.map(({ conflict }) => [
          name,
          conflict.kind,
          conflict.size.amount,
          conflict.size.unit,
          conflictText(conflict, names),
          conflict.claims.join(' '),
        ]),
      ),
    ],
  };
}

function rowsOf(conflicts: readonly Conflict[], names: Names): readonly Row[] {
  const groups = new Map<string, Numbered[]>();
  conflicts.forEach((conflict, i) => {
    const one = { conflict, id: `${conflict.kind}-${i + 1}` };
    const group = groups.get(conflict.about.subject);
    if (group) group.push(one);
    else groups.set(conflict.about.subject, [one]);
  });
  return [...groups]
    .map(([subject, all]) => ({
      subject,
      name: nameOfSubject(subject, all[0]!.conflict, names),
      conflicts: [...all].sort((a, b) => bySize(a.conflict, b.conflict)),
    }))
    .sort(
      (a, b) =>
        b.conflicts.length - a.conflicts.length ||
        bySize(a.conflicts[0]!.conflict, b.conflicts[0]!.conflict) ||
        (a.subject < b.subject ? -1 : 1),
    );
}

/** The subject of an order is a claim. */
function nameOfSubject(subject: string, { claims }: Conflict, names: Names): string {
  return (claims as readonly string[]).includes(subject) ? `what ${subject} says` : names.any(subject);
}

function bySize({ size: a }: Conflict, { size: b }: Conflict): number {
  return Number(b.unit === 'days') - Number(a.unit === 'days') || b.amount - a.amount;
}

function titleOf(rows: readonly Row[], conflicts: readonly Conflict[], claims: number, where: string): string {
  const [top] = rows;
  if (top === undefined) return `No conflict${where} among ${plural(claims, 'claim')}`;
  const kinds = (Object.keys(letters) as ConflictKind[]).map((kind) => ({
    kind,
    n: conflicts.filter((one) => one.kind === kind).length,
  }));
  const often = kinds.reduce((a, b) => (b.n > a.n ? b : a));
  const largest = rows
    .flatMap((row) => row.conflicts.map((one) => ({ row, ...one })))
    .sort((a, b) => bySize(a.conflict, b.conflict))[0]!;
  return `${plural(conflicts.length, 'conflict')}${where} among ${plural(claims, 'claim')}: most about ${top.name} (${top.conflicts.length}); most often of the kind ${often.kind} (${often.n}); the largest about ${largest.row.name}: ${sizeText(largest.conflict)}`;
}

function sizeText({ size: { amount, unit } }: Conflict): string {
  if (unit === 'ratio') return `${percent(amount)} of the larger number`;
  return `${count(amount)} ${amount === 1 ? unit.replace(/s$/, '') : unit}`;
}

const sizes = {
  small: 'less than a month',
  middle: 'less than a year',
  large: 'a year or more',
  other: 'not measured in days',
} as const;

function sizeClass({ size: { amount, unit } }: Conflict): keyof typeof sizes {
  if (unit !== 'days') return 'other';
  return amount < 30 ? 'small' : amount < 365 ? 'middle' : 'large';
}

function evidenceOf({ conflict, id }: Numbered, names: Names): Evidence {
  const why = conflictText(conflict, names);
  return {
    id,
    heading: `${why.slice(0, 1).toUpperCase()}${why.slice(1)} (${conflict.kind}; ${sizeText(conflict)})`,
    lines: [`Kept: ${conclusionsText(conflict)}`],
    claims: conflict.sides.flatMap((side, i) => side.claims.map((claim) => ({ id: claim, mark: `${sideMark(i)}: ` }))),
  };
}

const cell = 20;

function draw(rows: readonly Row[], width: number, id: string): Drawing {
  const beside = width > 600;
  const left = beside ? 300 : 0;
  const each = Math.max(1, Math.floor((width - left - (beside ? 190 : 0)) / cell));
  const parts: Part[] = [];
  let y = 0;
  for (const { name, conflicts } of rows) {
    const largest = `${conflicts.length > 1 ? `${conflicts.length}; up to ` : ''}${sizeText(conflicts[0]!.conflict)}`;
    const lines = linesOf(beside ? name : `${name}: ${largest}`, beside ? left - 12 : width, 13);
    lines.forEach((line, i) => {
      parts.push(
        html`<text x="${beside ? left - 10 : 0}" y="${px(y + 15 + i * 16)}"${beside && html` text-anchor="end"`}>${line}</text>`,
      );
    });
    const top = beside ? y : y + 4 + lines.length * 16;
    conflicts.forEach((one, i) => {
      parts.push(cellOf(one, left + (i % each) * cell, top + Math.floor(i / each) * cell, id));
    });
    const deep = Math.ceil(conflicts.length / each);
    if (beside)
      parts.push(
        html`<text x="${px(left + Math.min(each, conflicts.length) * cell + 8)}" y="${px(y + 15)}" class="soft">${largest}</text>`,
      );
    y = Math.max(top + deep * cell, y + lines.length * 16 + 4) + (beside ? 4 : 8);
  }
  return { height: Math.max(20, y), body: parts };
}

function cellOf({ conflict, id }: Numbered, x: number, y: number, prefix: string): Html {
  const [letter] = letters[conflict.kind];
  return html`<a href="#${prefix}-${id}"><title>${conflict.kind}: ${sizeText(conflict)}</title><rect x="${px(x + 1)}" y="${px(y + 1)}" width="${cell - 2}" height="${cell - 2}" class="size-${sizeClass(conflict)}"/><text x="${px(x + cell / 2)}" y="${px(y + 14.5)}" text-anchor="middle" class="on-${sizeClass(conflict)}">${letter}</text></a>`;
}
