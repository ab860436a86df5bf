/** The mechanisms of a model put together: every declaration checked against the others, all complaints at once. */
import type { ColumnDeclaration } from './column.ts';
import type { AnyChange, Mechanism, Values } from './mechanism.ts';

/** A mechanism in its place. Switched off, it keeps its columns at their initial values and does nothing. */
export interface Part<C extends AnyChange, V, I> {
  readonly mechanism: Mechanism<C, V, I>;
  /** Place in the order. */
  readonly order: number;
  readonly on: boolean;
  readonly params: Values<string>;
}

export interface MechanismSet<C extends AnyChange, V, I> {
  readonly parts: readonly Part<C, V, I>[];
  readonly columns: ReadonlyMap<string, ColumnDeclaration>;
  /** The parts that hear a kind of change, in order. */
  readonly hearers: ReadonlyMap<string, readonly Part<C, V, I>[]>;
}

/** Declarations that do not fit together: a fault of the program, not of its input. */
export class MechanismSetError extends Error {
  override readonly name = 'MechanismSetError';
  readonly complaints: readonly string[];

  constructor(complaints: readonly string[]) {
    super(complaints.join('\n'));
    this.complaints = complaints;
  }
}

/**
 * @param mechanisms in the order in which they plan, hear and drift
 * @param parameters values by mechanism, then by name
 * @param off mechanisms switched off; their columns keep their initial values
 * @throws MechanismSetError
 */
export function mechanismSet<C extends AnyChange, V, I>(
  mechanisms: readonly Mechanism<C, V, I>[],
  parameters: Readonly<Record<string, Values<string>>>,
  off: ReadonlySet<string> = new Set(),
): MechanismSet<C, V, I> {
  const complaints: string[] = [];
  const owners = new Map<string, string>();
  const columns = new Map<string, ColumnDeclaration>();
  const ids = new Set<string>();
  for (const mechanism of mechanisms) {
    if (ids.has(mechanism.id)) complaints.push(`two mechanisms are called ${mechanism.id}`);
    ids.add(mechanism.id);
    if (new Set(mechanism.hears).size < mechanism.hears.length)
      complaints.push(`${mechanism.id} lists a kind twice that it hears`);
    for (const declaration of Object.values(mechanism.owns)) {
      const owner = owners.get(declaration.id);
      if (owner) complaints.push(`column ${declaration.id} is owned by ${owner} and by ${mechanism.id}`);
      owners.set(declaration.id, mechanism.id);
      columns.set(declaration.id, declaration);
    }
    for (const name of mechanism.params)
      if (parameters[mechanism.id]?.[name] === undefined)
        complaints.push(`${mechanism.id} uses the parameter ${name}, which has no value`);
  }
  for (const mechanism of mechanisms)
    for (const declaration of Object.values(mechanism.reads))
      if (columns.get(declaration.id) !== declaration)
        complaints.push(`${mechanism.id} reads the column ${declaration.id}, which no mechanism owns`);
  for (const id of off) if (!ids.has(id)) complaints.push(`there is no mechanism ${id} to switch off`);
  if (complaints.length > 0) throw new MechanismSetError(complaints);

  const parts = mechanisms.map((mechanism, order): Part<C, V, I> => {
    const params = Object.fromEntries(mechanism.params.map((name) => [name, parameters[mechanism.id]![name]!]));
    return { mechanism, order, on: !off.has(mechanism.id), params };
  });
  const hearers = new Map<string, Part<C, V, I>[]>();
  for (const part of parts)
    if (part.on && part.mechanism.hear)
      for (const kind of part.mechanism.hears) hearers.set(kind, [...(hearers.get(kind) ?? []), part]);
  return { parts, columns, hearers };
}
