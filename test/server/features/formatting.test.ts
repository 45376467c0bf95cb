import { expect, test } from 'vitest';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import { formatDocuments } from '../../../server/features/formatting.js';
import { dedent } from '../../support/manifest.js';
import { applyEdits } from '../../support/service.js';

function checkFormat(before: string, after: string): void {
  const text = dedent(before);
  const formatted = applyEdits(text, formatDocuments(parseManifest(text).documents));
  expect(formatted).toBe(dedent(after));
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
  ]) {
    checkFormat(text, text);
  }
});
