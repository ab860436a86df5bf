/** Numbers written in the model's code that are not 0 or 1 and no address of a draw: each must have a reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface Literal {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

const free = new Set(['0', '1']);

/** The second argument of `draws` and of `jointKey`’s pairs is an address, no quantity. */
function isAddress(node: ts.NumericLiteral): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.arguments[1] === node && parent.expression.getText().endsWith('draws');
}

export function literalsOf(file: string, text: string): readonly Literal[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node) && !free.has(node.text) && !isAddress(node))
      found.push({ file, text: node.getText(), line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** All of `src/model` but tests and the properties that tests share. */
export function modelLiterals(root: string): readonly Literal[] {
  const walk = (folder: string): readonly Literal[] =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return walk(path);
        if (!/\.ts$/.test(path) || /\.(test|properties)\.ts$/.test(path)) return [];
        return literalsOf(path, readFileSync(join(root, path), 'utf8'));
      });
  return walk('src/model');
}
