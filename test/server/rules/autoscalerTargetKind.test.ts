import { autoscalerTargetKind } from '../../../server/rules/autoscalerTargetKind.js';
import { testRule } from '../../support/checkRule.js';

testRule(autoscalerTargetKind, {
  around: part => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
${part}
    name: web
  maxReplicas: 3
`,
  mistake: `    kind: DaemonSet
#         ^^^^^^^^^ A DaemonSet cannot be scaled`,
  fine: '    kind: StatefulSet',
  halfTyped: '    kind: ',
});
