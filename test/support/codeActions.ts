// Code actions in tests: what is offered at the cursor, and the files after one of them.

import { expect } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import { dedent } from './manifest.js';
import { afterEdit, type WorkspaceFixture, workspaceOf } from './workspaceService.js';

/** A Deployment with nothing but what it must have, a port and a comment. */
export const workload = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: main  # the only one
        image: nginx:1.27
        ports:
        - name: http
          containerPort: 8080
`;

/** The titles offered at the fixture's cursor, diagnostics of its line included. */
export function actionsAt(fixture: string): string[] {
  return offered(workspaceOf(fixture)).map(({ title }) => title);
}

/** Expects the changed files after an action; without `# --- file:`, the only file. */
export function checkAction(fixture: string, title: string, after: string): void {
  const workspace = workspaceOf(fixture);
  const actions = offered(workspace);
  const action = actions.find(candidate => candidate.title === title);
  if (action === undefined) {
    throw new Error(`${title} is not among: ${actions.map(each => each.title).join('; ')}`);
  }
  const text = dedent(after);
  const expected = text.startsWith('# --- file') ? text : `# --- file: fixture.yaml\n${text}`;
  expect(afterEdit(workspace, action.edit)).toBe(expected);
}

function offered({ service, uri, position }: WorkspaceFixture): CodeAction[] {
  const diagnostics = service
    .diagnostics(uri)
    .filter(({ range }) => range.start.line === position.line);
  return service.codeActions(uri, diagnostics, { start: position, end: position });
}
