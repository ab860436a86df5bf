/**
 * Prints anew what the documents show: in every fenced block of `$ npx interregnum …` or `$ npm start` the output is
 * replaced by what the command prints now. Blocks that leave something out (a line `…`) and those under a comment
 * `<!-- kept … -->` are left alone and listed. `node tools/docs-output.js FILE…`
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
process.chdir(root);

const block = /(<!-- kept[^\n]*-->\n\n?)?^```\n(\$ (?:npx interregnum|npm start)[\s\S]*?)^```$/gm;

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  const renewed = text.replace(block, (whole, kept, shown) => {
    if (kept !== undefined || /^\s*…\s*$/m.test(shown)) {
      console.log(`${file}: left alone: ${shown.split('\n')[0]}`);
      return whole;
    }
    const commands = [...shown.matchAll(/^\$ (.+)$/gm)].map(([, command]) => command);
    const printed = commands.map((command) => `$ ${command}\n${outputOf(command)}`).join('');
    if (printed !== shown) console.log(`${file}: renewed: ${commands.join('; ')}`);
    return `\`\`\`\n${printed}\`\`\``;
  });
  if (renewed !== text) writeFileSync(file, renewed);
}

function outputOf(command) {
  const script = command === 'npm start' ? ['start.js'] : ['interregnum.js', ...words(command).slice(2)];
  const { stdout, stderr } = spawnSync(process.execPath, [join('bin', script[0]), ...script.slice(1)], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}

function words(command) {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare,
  );
}
