import { sharedReadWriteOnce } from '../../../server/rules/sharedReadWriteOnce.js';
import { testRule } from '../../support/checkRule.js';
import { deployment, documents } from '../../support/fixtureObjects.js';

const mount = `      volumes:
        - name: d
          persistentVolumeClaim:
            claimName: data`;
const claim = (modes: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [${modes}]
`;
const three = (podSpec: string): string => deployment({ spec: '  replicas: 3', podSpec });

testRule(sharedReadWriteOnce, {
  mistake: documents(
    three(`${mount}
#                      ^^^^ 3 pods share claim data, which is ReadWriteOnce`),
    claim('ReadWriteOnce'),
  ),
  fine: documents(
    three(mount),
    claim('ReadWriteMany'),
    deployment({ podSpec: mount }).replace('name: web', 'name: one'),
  ),
  halfTyped: documents(three(mount), claim('')),
});
