// Hover in tests: the Markdown at a fixture's cursor, also over several files.
import { serviceWith, uri, withCursor } from './service.js';

/** 2026-01-01 00:00 UTC, a Thursday. */
export const newYearMs = Date.UTC(2026, 0, 1);

/** A Service and the pod it selects, with two ports and two labels. */
export const webAndService = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: http }]
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
    tier: front
spec:
  containers:
  - name: web
    image: example/web:1
    ports:
    - name: http
      containerPort: 8080
    - containerPort: 9090
`;

/** What is shown at the cursor; empty where nothing is. Further files are closed files of the workspace. */
export function hoverText(fixture: string, files: Readonly<Record<string, string>> = {}): string {
  const { text, position } = withCursor(fixture);
  const service = serviceWith(text);
  for (const [name, content] of Object.entries(files)) {
    service.indexFile(`file:///${name}`, content);
  }
  const hover = service.hover(uri, position, newYearMs);
  return hover === undefined ? '' : (hover.contents as { readonly value: string }).value;
}
