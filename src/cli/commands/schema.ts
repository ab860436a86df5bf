/** `schema`: the JSON Schema of a scenario's tables and files, and of documents that commands print, from the code that reads and prints them. */
import { jsonSchemas } from '../../scenario/index.ts';
import { type Context, nearest } from '../context.ts';
import { documentSchemas } from '../documents/record.ts';
import { Failure } from '../failure.ts';

export function schemaCommand(context: Context, file: string | undefined): number {
  const schemas: Readonly<Record<string, unknown>> = { ...jsonSchemas(), ...documentSchemas() };
  if (file !== undefined && !(file in schemas)) {
    const near = nearest(file, Object.keys(schemas));
    throw new Failure(
      `there is no schema of ${file}; there are ${Object.keys(schemas).join(', ')}${near ? `; did you mean ${near}?` : ''}`,
    );
  }
  context.out(`${JSON.stringify(file === undefined ? schemas : schemas[file], undefined, 2)}\n`);
  return 0;
}
