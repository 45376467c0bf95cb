// Writes docs/guide/settings.md from package.json and its words.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'docs/guide/settings.md');

/** The page as it should be. */
export function settingsPage() {
  const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const words = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
  const say = text => text?.replace(/^%(.+)%$/, (_, key) => words[key]) ?? '';
  const sections = Object.entries(contributes.configuration.properties).map(([id, setting]) => {
    const text = say(setting.markdownDescription ?? setting.description);
    return `## ${id}\n\n${text}\n\n${choicesOf(setting, say)}${limitsOf(setting)}\n`;
  });
  return `# Settings

All are found in the settings editor under *Drydock*.

![The settings editor](../images/guide/settings.png)

Those that may differ by folder are marked; they also stand in the \`.vscode/settings.json\` of a folder.

${sections.join('\n')}`;
}

/** Values that need a word: as a list. */
function choicesOf({ enum: values, enumDescriptions, markdownEnumDescriptions }, say) {
  const texts = (enumDescriptions ?? markdownEnumDescriptions ?? []).map(say);
  if (!texts.some(text => text !== '')) {
    return '';
  }
  const rows = values.map((value, index) => {
    return texts[index] === '' ? `- \`${value}\`` : `- \`${value}\`: ${texts[index]}`;
  });
  return `${rows.join('\n')}\n\n`;
}

function limitsOf({ default: value, enum: values, enumDescriptions, items, minimum, scope }) {
  const choices = enumDescriptions === undefined ? values : undefined;
  const oneOf = choices ?? items?.enum;
  return [
    `Default: \`${JSON.stringify(value)}\`.`,
    ...(oneOf === undefined ? [] : [`Values: ${oneOf.map(each => `\`${each}\``).join(', ')}.`]),
    ...(minimum === undefined ? [] : [`At least ${minimum}.`]),
    ...(scope === 'resource' ? ['By folder.'] : []),
  ].join(' ');
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(target, settingsPage());
}
