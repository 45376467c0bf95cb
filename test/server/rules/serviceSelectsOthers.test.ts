import { serviceSelectsOthers } from '../../../server/rules/serviceSelectsOthers.js';
import { testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/fixtureObjects.js';

const web = deployment({
  containers:
    '        - { name: web, image: "web:1", ports: [{ name: http, containerPort: 8080 }] }',
});
const db = `apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  selector: { matchLabels: { app: web, tier: db } }
  template:
    metadata: { labels: { app: web, tier: db } }
    spec:
      containers:
        - { name: db, ports: [{ containerPort: 5432 }] }
`;

testRule(serviceSelectsOthers, {
  around: (spec, ...others) =>
    documents(
      `apiVersion: v1
kind: Service
metadata: { name: s }
spec:
  selector: { app: web }
${spec}
`,
      ...others,
    ),
  mistake: [
    `#           ^^^^^^^^^^^^ It also selects the pods of Deployment db
  ports: [{ port: 80, targetPort: http }]`,
    web,
    db,
  ],
  fine: ['  ports: [{ port: 80, targetPort: http }]', web],
  halfTyped: ['  ports: [{}]', web, db],
});
