/** A small scenario folder in which much happens, as bytes and on disk: for tests of commands, threads and tables. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Folder } from '../src/scenario/index.ts';

const persons: Readonly<Record<string, string>> = {
  ada: 'Ada Holm',
  bo: 'Bo Lindqvist',
  cleo: '"Cleo Rask, the younger"',
  dag: 'Dag Öst',
  eli: 'Eli Brandt',
  fay: 'Fay Sund',
  gus: 'Gus Wiik',
  hal: 'Hal Moe',
};
const claim = (
  id: string,
  subject: string,
  predicate: string,
  object: string,
  value: string,
  from: string,
  to: string,
) => `${id},chronicle,page 1,,,,${subject},${predicate},${object},${value},${from},${to},,,,,test,`;
const exists = (what: string) => claim(`exists-${what}`, what, 'exists', '', '', '1900', '..');
const seat = (person: string, post: string, from = '1920-05-01', to = '..') =>
  claim(`${person}-${post}`, person, 'holds', post, '', from, to);

const tables: Readonly<Record<string, string>> = {
  'scenario.yaml': `title: The council of Northmark
from: 1921-03-16
to: 1922-06-30
as-of: 1921-03-16
resolution: best-grade
root: league
given: [illness, natural-deaths]
issues:
  tolls: { name: Tolls, low: no tolls, high: high tolls }
mechanisms: { off: [] }
parameters: { turnover.national-exit: 0.035, coalition.opportunities: 12, coalition.inertia: 1, coalition.retaliation: 0.5, votes.threat-weight: 1.5, coalition.gain: 6, health.illness-rate: 0.137 }
questions:
  persons: [ada, bo, cleo]
  posts: [speaker, treasurer, warden]
  source: chronicle
  outcomes:
    - { text: The first speaker gives up the chair, proposition: ada loses speaker by 1922-06-30 }
    - { text: The treasurer ends paramount, proposition: bo is paramount on 1922-06-30 }
`,
  'rules.yaml': `bodies:
  council:
    quorum: 1/2
    majority: { of: present, share: 1/2, strict: true }
    meetings: 12
posts:
  speaker:
    filling:
      - nominate: council
      - elect: council
    requires: [councillor]
  councillor: { filling: [{ nominate: speaker }, { confirm: council }] }
  treasurer: { filling: [{ nominate: speaker }, { elect: council }] }
  warden: { filling: [{ decree: speaker }] }
  clerk: { filling: [{ decree: warden }] }
`,
  'sources.json': JSON.stringify([
    {
      id: 'chronicle',
      type: 'book',
      title: 'The Northmark chronicle',
      issued: { 'date-parts': [[1930]] },
      custom: { grade: 'B2' },
    },
  ]),
  'persons.csv': ['id,name,variants,wikidata', ...Object.entries(persons).map(([id, name]) => `${id},${name},,`)].join(
    '\n',
  ),
  'organs.csv': [
    'id,name,kind,parent,wikidata',
    'league,The League,party,,',
    'council,The Council,body,league,',
    'march,The March,territory,,',
  ].join('\n'),
  'posts.csv': [
    'id,organ,name,class,capacity,function,cadres',
    'speaker,council,Speaker of the Council,chair,1,appointments | agenda,0',
    'councillor,council,Councillor,full,5,agenda,0',
    'treasurer,league,Treasurer,chair,1,finance,0',
    'warden,march,Warden of the March,first,1,region | army,0',
    'clerk,march,Clerk,staff,3,press,2',
  ].join('\n'),
  'policies.csv': 'id,name,domain\ntoll-act,The Toll Act,trade',
  'events.csv': 'id,kind,name\nlong-night,meeting,The long night sitting',
  'series.csv': 'id,name,unit\ngrain,Grain in store,tons',
  'readings.csv': 'claim,label,proposition,basis\nada-speaker,outcome,ada loses speaker by 1922-01,the end of a tenure',
  'assessments.csv': [
    'person,attribute,low,mode,high,basis,evidence_date',
    'ada,authority,0.1,0.3,0.6,her speeches,1921-01',
    'bo,organisation,0.6,0.8,0.9,his accounts,1921-01',
    'hal,ambition,0.6,0.8,0.9,his letters,1921-01',
  ].join('\n'),
  'claims.csv': [
    'id,source,locator,start,end,sha256,subject,predicate,object,value,from,to,calendar,as_written,modality,grade,coder,note',
    ...['league', 'council', 'march', 'speaker', 'councillor', 'treasurer', 'warden', 'clerk'].map(exists),
    seat('ada', 'speaker', '1920-05-01', '1922-01-17'),
    ...['ada', 'bo', 'cleo', 'dag', 'eli'].map((person) => seat(person, 'councillor')),
    seat('bo', 'treasurer'),
    seat('fay', 'warden'),
    seat('gus', 'clerk', '1921-01'),
    ...Object.keys(persons).map((person, i) =>
      claim(`born-${person}`, person, 'born', '', '', `${1850 + 4 * i}-02-03`, ''),
    ),
    claim('death-eli', 'eli', 'died', '', 'illness', '1921-09', ''),
    claim('tie-bo-cleo', 'bo', 'tie', 'cleo', 'patron 0.5', '1920', '..'),
    claim('night', 'long-night', 'event', '', '', '1921-11-03', ''),
  ].join('\n'),
};

/** The folder, with some files' texts changed. */
export function playable(edits: Readonly<Record<string, (text: string) => string>> = {}): Folder {
  const encoder = new TextEncoder();
  return new Map(
    Object.entries(tables).map(([name, text]) => [
      name,
      encoder.encode(edits[name] ? edits[name](`${text}\n`) : `${text}\n`),
    ]),
  );
}

/** Writes a folder into a new temporary one under the name given. @returns its path */
export function onDisk(folder: Folder, name = 'northmark'): string {
  const path = join(mkdtempSync(join(tmpdir(), 'interregnum-')), name);
  for (const [file, bytes] of folder) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), bytes);
  }
  return path;
}
