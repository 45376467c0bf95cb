import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import { formatDocuments } from '../../../server/features/formatting.js';
import { dedent } from '../../support/manifest.js';
import { applyEdits } from '../../support/service.js';
import { publicRecordings } from '../../support/shared.js';

const examples = path.resolve(import.meta.dirname, '../../../examples');

function checkFormat(before: string, after: string): void {
  const text = dedent(before);
  expect(formatted(text)).toBe(dedent(after));
}

test('two columns a level; comments and list styles stay', () => {
  checkFormat(
    `
    kind: Pod
    spec:
        # about containers
        containers:
        - name:    a  # first
          ports:
              - containerPort: 80
              # second
              - containerPort: 81
        volumes: [ {name: b} ]${'  '}


    ---
    a:
     b: 1
    `,
    `
    kind: Pod
    spec:
      # about containers
      containers:
      - name: a  # first
        ports:
          - containerPort: 80
          # second
          - containerPort: 81
      volumes: [ {name: b} ]

    ---
    a:
      b: 1
    `,
  );
});

test('texts of several lines keep their shape', () => {
  checkFormat(
    `
    data:
        script: |
            if true; then

              echo  "a: b"${'  '}


            fi
        quoted: "one
          two"
    `,
    `
    data:
      script: |
          if true; then

            echo  "a: b"${'  '}


          fi
      quoted: "one
        two"
    `,
  );
});

test('what is faulty or a template stays as it is', () => {
  for (const text of [
    'a:\n    b: [1\n',
    'a:\n    b: {{ .Values.x }}\n',
    'a:\n    b: 1\n  c: 2\n',
    'a:\n    b: 1\r    c: 2\n',
  ]) {
    checkFormat(text, text);
  }
});

test('real files keep their values and comments, and formatting again changes nothing', () => {
  const folder = publicRecordings('formatting of real files');
  const root = folder === undefined ? examples : path.join(folder, 'manifests');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const all = names.filter(name => /\.ya?ml$/.test(name)).map(name => path.join(root, name));
  const files = all.filter((_, index) => folder === undefined || index % 8 === 0);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const before of [text, text.replace(/^( +)/gm, '$1$1')]) {
      const after = formatted(before);
      expect([file, valuesIn(after)]).toEqual([file, valuesIn(before)]);
      expect([file, formatted(after)]).toEqual([file, after]);
      expect([file, commentsIn(after)]).toEqual([file, commentsIn(before)]);
    }
  }
  expect(files.length).toBeGreaterThan(5);
});

function formatted(text: string): string {
  return applyEdits(text, formatDocuments(parseManifest(text).documents));
}

function valuesIn(text: string): string {
  return JSON.stringify(parseManifest(text).documents.map(({ document }) => document.toValue()));
}

function commentsIn(text: string): string[] {
  return text.split('\n').flatMap(line => /^\s*(#.*?)\s*$/.exec(line)?.[1] ?? []);
}
