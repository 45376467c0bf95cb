// Writes docs/rules/: a page per rule, made from the opening comment of the rule's own file. `--check` only compares.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '..');
const rulesFolder = path.join(root, 'server/rules');
const kustomizationFolder = path.join(root, 'server/kustomization/rules');
const docsFolder = path.join(root, 'docs/rules');
const packs = {
  correctness: 'Correctness (on)',
  kustomization: 'Kustomizations (on)',
  practice: 'Good practice (pack `practice`, off)',
  'pod-security-baseline': 'Pod Security Standards: baseline (pack `pod-security-baseline`, off)',
  'pod-security-restricted':
    'Pod Security Standards: restricted (pack `pod-security-restricted`, off)',
};

/** The pages as they should be, by file name. */
export function rulePages() {
  const rules = [...readRules(), ...readKustomizationRules()];
  const pages = new Map(rules.map(rule => [`${rule.id}.md`, pageOf(rule)]));
  pages.set('README.md', indexOf(rules));
  return pages;
}

/** What the files of the rules say: id, severity, pack and the lines of the documentation. */
export function readRules() {
  return readdirSync(rulesFolder).flatMap(file => readRule(path.join(rulesFolder, file)));
}

/** The same of the checks of kustomization files. */
function readKustomizationRules() {
  return readdirSync(kustomizationFolder)
    .flatMap(file => readRule(path.join(kustomizationFolder, file)))
    .map(rule => ({ ...rule, pack: 'kustomization' }));
}

function readRule(file) {
  const text = readFileSync(file, 'utf8');
  const comment = /^\/\*\*\n \* Rule: (\S+)\n \*\n([\s\S]*?) \*\//.exec(text);
  if (comment === null) {
    return [];
  }
  const [, id, body] = comment;
  const severity = /severity: '(\w+)'/.exec(text)[1];
  const pack = /pack: '([\w-]+)'/.exec(text)[1];
  const lines = body.split('\n').map(line => line.replace(/^ \* ?/, ''));
  return [{ id, severity, pack, lines: lines.slice(0, -1) }];
}

function pageOf({ id, severity, pack, lines }) {
  return `# ${id}

${toMarkdown(lines)}

${pictureOf(id, lines)}

Severity: ${severity}. Pack: ${packWords(pack)}.

To change it: \`"drydock.rules": { "${id}": "off" }\` (or \`hint\`, \`information\`, \`warning\`). In a
manifest: \`# drydock-disable ${id}\` behind the value or on a line of its own, for the document;
\`# drydock-disable-next-line ${id}\`; or the annotation \`drydock.dev/ignore: ${id}\` on the object.
`;
}

function pictureOf(id, lines) {
  const title = summary(lines).replaceAll('`', '');
  return `![What the editor shows: ${title}](../images/rules/${id}.png)`;
}

/** Checks of kustomizations belong to what is on. */
function packWords(pack) {
  const isOn = pack === 'correctness' || pack === 'kustomization';
  return isOn ? 'correctness (on)' : `${pack}, off until \`drydock.rulePacks\` names it`;
}

/** Indented examples become code blocks; addresses become links. */
function toMarkdown(lines) {
  const out = [];
  let inCode = false;
  for (const [index, line] of lines.entries()) {
    const isCode = line.startsWith('    ');
    const next = lines.slice(index + 1).find(other => other !== '');
    if (isCode && !inCode) {
      out.push('```yaml');
      inCode = true;
    }
    if (inCode && !isCode && !(line === '' && next?.startsWith('    '))) {
      out.push('```');
      inCode = false;
    }
    out.push(isCode ? line.slice(4) : line.replace(/^https?:\/\/\S+$/, '<$&>'));
  }
  return [...out, ...(inCode ? ['```'] : [])].join('\n').trim();
}

function indexOf(rules) {
  const sections = Object.entries(packs).map(([pack, title]) => {
    const rows = rules
      .filter(rule => rule.pack === pack)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, severity, lines }) => `| [${id}](${id}.md) | ${severity} | ${summary(lines)} |`);
    return `## ${title}\n\n| rule | severity | |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Rules

What Drydock says beyond the API server's own verdict: mistakes that the server takes and that do not work, most of them
between objects. Each page is made from the rule's own file (\`node scripts/ruleDocs.mjs\`), each picture by \`npm run pictures\`.

\`drydock.rules\` sets severities by id, \`drydock.rulePacks\` turns packs on, \`drydock.providedElsewhere\` lists objects
that exist although no manifest makes them (\`Secret/registry\`, \`ConfigMap/*\`).

${sections.join('\n')}`;
}

/** The first paragraph up to its first full stop or colon. */
function summary(lines) {
  const paragraph = lines.slice(0, lines.indexOf('')).join(' ');
  return /^.*?(?=[.:;](?: |$))/.exec(paragraph)?.[0].replaceAll('|', '\\|') ?? paragraph;
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(docsFolder, { recursive: true });
  const pages = rulePages();
  for (const [file, text] of pages) {
    const at = path.join(docsFolder, file);
    if (!existsSync(at) || readFileSync(at, 'utf8') !== text) {
      writeFileSync(at, text);
    }
  }
  console.log(`${pages.size - 1} rules in docs/rules`);
}
