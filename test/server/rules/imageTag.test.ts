import { imageTag } from '../../../server/rules/imageTag.js';
import { testRule } from '../../support/checkRule.js';
import { pod } from '../../support/fixtureObjects.js';

testRule(imageTag, {
  around: part =>
    pod(`  containers:
    - name: c
${part}`),
  mistake: `      image: nginx:latest
#            ^^^^^^^^^^^^ nginx:latest may be another image tomorrow`,
  fine: `      image: registry:5000/nginx:1.27
    - { name: d, image: nginx@sha256:abc }`,
  halfTyped: '      image: ',
});
