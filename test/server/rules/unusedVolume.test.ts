import { unusedVolume } from '../../../server/rules/unusedVolume.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(unusedVolume, {
  around: part =>
    pod(`  volumes:
${part}`),
  mistake: `    - name: cache
#           ^^^^^ No container mounts volume cache
      emptyDir: {}
  containers:
    - name: c
      volumeMounts: []`,
  fine: `    - name: cache
      emptyDir: {}
  containers:
    - name: c
      volumeMounts: [{ name: cache, mountPath: /c }]`,
  halfTyped: `    - name: 
      emptyDir: {}
  containers:
    - name: c
      volumeMounts: `,
});
