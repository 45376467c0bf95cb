// How the server prints a pod template.
import { expect, test } from 'vitest';
import { applyDefaults } from '../../../core/defaulting/index.js';
import { internalTemplate } from '../../../core/validation/internalTemplate.js';

test('prints every field of the internal API, as recorded', () => {
  const job = applyDefaults({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'once' },
    spec: {
      template: {
        metadata: { labels: { 'job-name': 'once' } },
        spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:latest' }] },
      },
    },
  });
  const { template } = job['spec'] as { template: object };
  expect(JSON.stringify(internalTemplate(template))).toBe(
    '{"labels":{"job-name":"once"},"Spec":{"Volumes":null,"InitContainers":null,"Containers":[{"Name":"main",' +
      '"Image":"busybox:latest","Command":null,"Args":null,"WorkingDir":"","Ports":null,"EnvFrom":null,"Env":null,' +
      '"Resources":{"Limits":null,"Requests":null,"Claims":null},"ResizePolicy":null,"RestartPolicy":null,' +
      '"RestartPolicyRules":null,"VolumeMounts":null,"VolumeDevices":null,"LivenessProbe":null,' +
      '"ReadinessProbe":null,"StartupProbe":null,"Lifecycle":null,"TerminationMessagePath":"/dev/termination-log",' +
      '"TerminationMessagePolicy":"File","ImagePullPolicy":"Always","SecurityContext":null,"Stdin":false,' +
      '"StdinOnce":false,"TTY":false}],"EphemeralContainers":null,"RestartPolicy":"Never",' +
      '"TerminationGracePeriodSeconds":30,"ActiveDeadlineSeconds":null,"DNSPolicy":"ClusterFirst",' +
      '"NodeSelector":null,"ServiceAccountName":"","AutomountServiceAccountToken":null,"NodeName":"",' +
      '"SecurityContext":{"HostNetwork":false,"HostPID":false,"HostIPC":false,"ShareProcessNamespace":null,' +
      '"HostUsers":null,"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":null,"RunAsGroup":null,' +
      '"RunAsNonRoot":null,"SupplementalGroups":null,"SupplementalGroupsPolicy":null,"FSGroup":null,' +
      '"FSGroupChangePolicy":null,"Sysctls":null,"SeccompProfile":null,"AppArmorProfile":null,' +
      '"SELinuxChangePolicy":null},"ImagePullSecrets":null,"Hostname":"","Subdomain":"","SetHostnameAsFQDN":null,' +
      '"Affinity":null,"SchedulerName":"default-scheduler","Tolerations":null,"HostAliases":null,' +
      '"PriorityClassName":"","Priority":null,"PreemptionPolicy":null,"DNSConfig":null,"ReadinessGates":null,' +
      '"RuntimeClassName":null,"Overhead":null,"EnableServiceLinks":null,"TopologySpreadConstraints":null,' +
      '"OS":null,"SchedulingGates":null,"ResourceClaims":null,"Resources":null,"HostnameOverride":null,' +
      '"SchedulingGroup":null}}',
  );
});
