import { autoscalerFightsReplicas } from '../../../server/rules/autoscalerFightsReplicas.js';
import { testRule } from '../../support/checkRule.js';
import { autoscaler, deployment, documents } from '../../support/fixtureObjects.js';

testRule(autoscalerFightsReplicas, {
  around: part => documents(deployment({ spec: part }), autoscaler()),
  mistake: `  replicas: 2
#           ^ HorizontalPodAutoscaler h scales this Deployment`,
  fine: '',
  halfTyped: '  replicas:',
});
