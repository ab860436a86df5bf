/** Shapes of the documents that commands print: the type of a document and its JSON Schema from one description. */

export interface Shape<T> {
  readonly schema: Readonly<Record<string, unknown>>;
  /** Never there; keeps the type. */
  readonly of?: T;
}
export type Shaped<S> = S extends Shape<infer T> ? T : never;

export const text: Shape<string> = { schema: { type: 'string' } };
export const number: Shape<number> = { schema: { type: 'number' } };
export const flag: Shape<boolean> = { schema: { type: 'boolean' } };
/** A day such as 1921-03-16. */
export const isoDate: Shape<string> = { schema: { type: 'string', pattern: '^-?\\d{4,6}-\\d{2}-\\d{2}$' } };

export function oneOf<const T extends string | number>(...values: readonly T[]): Shape<T> {
  return { schema: { enum: values } };
}

export function orNull<T>({ schema }: Shape<T>): Shape<T | null> {
  return { schema: { anyOf: [schema, { type: 'null' }] } };
}

export function list<T>({ schema }: Shape<T>): Shape<readonly T[]> {
  return { schema: { type: 'array', items: schema } };
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Values<F extends Fields> = { readonly [K in keyof F]: Shaped<F[K]> };

/**
 * What does not apply is null. Later versions may add others.
 * @param sometimes those that are there only where they apply
 */
export function fields<F extends Fields, S extends Fields = Record<never, never>>(
  of: F,
  sometimes?: S,
): Shape<Values<F> & Partial<Values<S>>> {
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries({ ...of, ...sometimes }).map(([name, { schema }]) => [name, schema]),
      ),
      required: Object.keys(of),
    },
  };
}

/** Whatever is there. */
export const anything: Shape<object> = { schema: { type: 'object' } };

/** A document: its kind and format, and its fields. */
export function document<const K extends string, F extends Fields, S extends Fields = Record<never, never>>(
  kind: K,
  of: F,
  sometimes?: S,
) {
  return fields({ kind: oneOf(kind), format: oneOf(1), ...of }, sometimes);
}
