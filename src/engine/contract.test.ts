/** What a mechanism has not declared does not compile: the TypeScript compiler is run over small mechanisms. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));

interface Snippet {
  /** Fields that replace those of a mechanism that declares nothing. */
  readonly fields: string;
  /** Code and message of what the compiler finds, none for those that must compile. */
  readonly finds: readonly (readonly [code: number, message: string])[];
}

const noSet = (type: string) => [[2339, `Property 'set' does not exist on type '${type}'.`]] as const;
const missing = (name: string, type: string) =>
  [[2339, `Property '${name}' does not exist on type '${type}'.`]] as const;

const snippets: Readonly<Record<string, Snippet>> = {
  'a mechanism that declares nothing and does nothing': { fields: '', finds: [] },

  'writing a vector that it reads': {
    fields: 'reads: { heat }, drift: ({ read }) => read.heat.set(0, 1),',
    finds: noSet('ReadPersonColumn'),
  },
  'writing a vector that it owns': { fields: 'owns: { heat }, drift: ({ own }) => own.heat.set(0, 1),', finds: [] },
  'reading a vector that it reads': {
    fields: 'reads: { heat }, drift: ({ read }) => { read.heat.get(0); },',
    finds: [],
  },
  'writing pairs that it reads': {
    fields: 'reads: { bond }, hear: (_, { read }) => read.bond.set(0, 1, 1),',
    finds: noSet('ReadPairColumn'),
  },
  'writing pairs that it owns': {
    fields: "owns: { bond }, hears: ['comes'], hear: (_, { own }) => own.bond.set(0, 1, 1),",
    finds: [],
  },
  'writing a matrix that it reads': {
    fields: 'reads: { view }, init: ({ read }) => read.view.set(0, 1, 1),',
    finds: noSet('ReadMatrixColumn'),
  },
  'writing a matrix that it owns': { fields: 'owns: { view }, init: ({ own }) => own.view.set(0, 1, 1),', finds: [] },
  'writing a vector as if it were pairs': {
    fields: 'owns: { heat }, drift: ({ own }) => own.heat.set(0, 1, 1),',
    finds: [[2554, 'Expected 2 arguments, but got 3.']],
  },
  'putting another column in the place of its own': {
    fields: 'owns: { heat }, drift: ({ own }) => { own.heat = own.heat; },',
    finds: [[2540, "Cannot assign to 'heat' because it is a read-only property."]],
  },

  'writing its own column while planning': {
    fields: 'owns: { heat }, plan: ({ own }) => own.heat.set(0, 1),',
    finds: noSet('ReadPersonColumn'),
  },
  'reading its own column while planning': {
    fields: 'owns: { heat }, plan: ({ own }) => { own.heat.get(0); },',
    finds: [],
  },
  'writing its own column on an occasion': {
    fields: 'owns: { heat }, occur: (_, { own }) => own.heat.set(0, 1),',
    finds: noSet('ReadPersonColumn'),
  },
  'reading its own column on an occasion': {
    fields: 'owns: { heat }, occur: (_, { own }) => { own.heat.get(0); },',
    finds: [],
  },

  'reading a column that it does not declare': {
    fields: 'reads: { bond }, drift: ({ read }) => { read.heat; },',
    finds: missing('heat', `Read<{ readonly bond: ColumnDeclaration<"pair">; }>`),
  },
  'owning a column that it does not declare': {
    fields: 'owns: { bond }, drift: ({ own }) => { own.heat; },',
    finds: missing('heat', `Own<{ readonly bond: ColumnDeclaration<"pair">; }>`),
  },

  'telling a kind that it does not declare': {
    fields: "tells: ['goes'], occur: (_, { tell }) => tell({ kind: 'comes', who: 'x' }),",
    finds: [[2322, `Type '"comes"' is not assignable to type '"goes"'.`]],
  },
  'telling the kind that it declares': {
    fields: "tells: ['goes'], occur: (_, { tell }) => tell({ kind: 'goes', who: 'x', far: true }),",
    finds: [],
  },
  'telling without a field of the fact': {
    fields: "tells: ['goes'], occur: (_, { tell }) => tell({ kind: 'goes', who: 'x' }),",
    finds: [
      [
        2345,
        `Argument of type '{ kind: "goes"; who: string; }' is not assignable to parameter of type 'Omit<Goes, Omitted>'.`,
      ],
    ],
  },
  'telling the day itself': {
    fields: "tells: ['comes'], occur: (_, { tell, day }) => tell({ kind: 'comes', who: 'x', earliest: day }),",
    finds: [
      [
        2353,
        `Object literal may only specify known properties, and 'earliest' does not exist in type 'Omit<Comes, Omitted>'.`,
      ],
    ],
  },
  'declaring that it tells what is no kind': {
    fields: "tells: ['flies'],",
    finds: [[2322, `Type '"flies"' is not assignable to type '"comes" | "goes"'.`]],
  },
  'telling while it hears': {
    fields: "hears: ['comes'], tells: ['goes'], hear: (_, scene) => { scene.tell; },",
    finds: missing('tell', 'HearScene<string, undefined, {}, {}, never>'),
  },
  'telling while planning': {
    fields: "tells: ['goes'], plan: (scene) => { scene.tell; },",
    finds: missing('tell', 'PlanScene<string, undefined, {}, {}, never>'),
  },
  'telling while drifting': {
    fields: "tells: ['goes'], drift: (scene) => { scene.tell; },",
    finds: missing('tell', 'DriftScene<string, undefined, {}, {}, never>'),
  },
  'booking while drifting': {
    fields: 'drift: (scene) => { scene.book; },',
    finds: missing('book', 'DriftScene<string, undefined, {}, {}, never>'),
  },

  'hearing a kind that it does not declare': {
    fields: "hears: ['comes'], hear: (change) => { if (change.kind === 'goes') change.far; },",
    finds: [
      [2367, `This comparison appears to be unintentional because the types '"comes"' and '"goes"' have no overlap.`],
      [2339, `Property 'far' does not exist on type 'Comes'.`],
    ],
  },
  'hearing the kinds that it declares': {
    fields: "hears: ['comes', 'goes'], hear: (change) => { if (change.kind === 'goes') change.far; },",
    finds: [],
  },
  'hearing without declaring any kind': {
    fields: 'hear: (change) => { change.who; },',
    finds: missing('who', 'never'),
  },

  'using a parameter that it does not list': {
    fields: "params: ['pace'], drift: ({ params }) => { params.rate; },",
    finds: [[2339, `Property 'rate' does not exist on type 'Readonly<Record<"pace", number>>'.`]],
  },
  'using the parameter that it lists': {
    fields: "params: ['pace', 'rate'], drift: ({ params }) => { params.rate; },",
    finds: [],
  },
};

const prelude = `
import { type AnyChange, column, mechanismsOf } from './index.ts';
interface Comes extends AnyChange { readonly kind: 'comes'; readonly who: string }
interface Goes extends AnyChange { readonly kind: 'goes'; readonly who: string; readonly far: boolean }
const define = mechanismsOf<Comes | Goes, string, undefined>();
export const heat = column('heat', 'person', 0, '', '');
export const bond = column('bond', 'pair', 0, '', '');
export const view = column('view', 'person-issue', 0, '', '');
`;
const blank: Readonly<Record<string, string>> = { owns: '{}', reads: '{}', hears: '[]', tells: '[]', params: '[]' };
function sourceOf({ fields }: Snippet): string {
  const rest = Object.entries(blank).filter(([name]) => !new RegExp(`(^|, )${name}:`).test(fields));
  return `${prelude}export const one = define({ id: 'one', about: '', sources: [], ${rest.map(([name, value]) => `${name}: ${value}, `).join('')}\n${fields}\n});\n`;
}

/** Code and first line of every diagnostic, by snippet. */
function compileAll(): ReadonlyMap<string, readonly (readonly [number, string])[]> {
  const configured = ts.readConfigFile(join(here, '../../tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(configured.config, ts.sys, join(here, '../..'));
  const files = new Map(
    Object.entries(snippets).map(([name, snippet], i) => [
      join(here, `snippet-${i}.ts`),
      { name, text: sourceOf(snippet) },
    ]),
  );
  const host = ts.createCompilerHost({ ...options, types: [] });
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path)?.text ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const file = files.get(path);
    return file ? ts.createSourceFile(path, file.text, ts.ScriptTarget.ES2023) : getSourceFile(path, ...rest);
  };
  const program = ts.createProgram([...files.keys(), join(here, '../universal.d.ts')], { ...options, types: [] }, host);
  return new Map(
    [...files].map(([path, { name }]) => {
      const source = program.getSourceFile(path)!;
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [
        name,
        found.map(
          ({ code, messageText }) =>
            [code, ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0]!] as const,
        ),
      ];
    }),
  );
}

describe('the compiler, given a mechanism', () => {
  const found = compileAll();
  it.each(Object.keys(snippets))('%s', (name) => {
    expect(found.get(name)).toEqual(snippets[name]!.finds);
  });
});
