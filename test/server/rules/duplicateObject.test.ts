import { duplicateObject } from '../../../server/rules/duplicateObject.js';
import { testRule } from '../../support/checkRule.js';
import { documents } from '../../support/fixtureObjects.js';

testRule(duplicateObject, {
  mistake: documents(
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
#       ^ ConfigMap s is made twice in this file
data: { a: b }
`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
#       ^ ConfigMap s is made twice in this file
data: { a: b }
`,
  ),
  fine: documents(
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
data: { a: b }
`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: t
data: { a: b }
`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: s
  namespace: other
data: { a: b }
`,
  ),
  halfTyped: documents(
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: 
data: { a: b }
`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: 
data: { a: b }
`,
  ),
});
