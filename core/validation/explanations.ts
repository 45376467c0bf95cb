// Plain sentences for people, where the server's words do not help.
import type { FieldError } from './fieldError.js';

interface Explanation {
  readonly when: RegExp;
  readonly text: string;
}

const explanations: readonly Explanation[] = [
  {
    when: /cannot unmarshal (bool|number).* of type string$/,
    text: 'YAML reads this as a boolean or a number. Put it in quotes to make it text.',
  },
  {
    when: /cannot unmarshal string .* of type (int32|int64|bool)$/,
    text: 'A number or boolean belongs here: remove the quotes.',
  },
  {
    when: /cannot unmarshal (object|string|bool|number.*) into .* of type \[\]/,
    text: 'A list belongs here: begin each entry with “- ”.',
  },
  {
    when: /cannot unmarshal array into .* of type (map|v1\.)/,
    text: 'A single mapping belongs here, not a list.',
  },
  {
    when: /cannot unmarshal number .* of type int(32|64)$/,
    text: 'The number is too large, or not a whole number.',
  },
  {
    when: /^quantities must match|^unable to parse quantity/,
    text: 'Write a number with a unit such as 500m, 2, 256Mi or 1Gi.',
  },
  {
    when: /^illegal base64 data/,
    text: 'Values under data are base64. Plain text belongs under stringData.',
  },
  {
    when: /`selector` does not match template `labels`/,
    text: 'The labels of the pod template must contain every label of the selector.',
  },
  {
    when: /a lowercase RFC 1123 subdomain must/,
    text: 'Only lower-case letters, digits, “-” and “.”; letters or digits at both ends.',
  },
  {
    when: /a lowercase RFC 1123 label must/,
    text: 'Only lower-case letters, digits and “-”; letters or digits at both ends.',
  },
  {
    when: /a valid label must be an empty string/,
    text: 'Label values have only letters, digits, “-”, “_” and “.”, and at most 63 characters. Use an annotation for other text.',
  },
  {
    when: /name part must|prefix part/,
    text: 'Keys have the form name or domain/name, with letters, digits, “-”, “_” and “.”.',
  },
  {
    when: /^Not found: /,
    text: 'No volume of this name is defined under volumes, or the volume itself is faulty.',
  },
  {
    when: /must specify a volume type$/,
    text: 'Give the volume one source, for example emptyDir, configMap or persistentVolumeClaim.',
  },
  { when: /may not specify more than 1 volume type/, text: 'A volume has exactly one source.' },
  {
    when: /must specify a handler type$/,
    text: 'Say how to probe: exec, httpGet, tcpSocket or grpc (sleep in hooks).',
  },
  {
    when: /may not specify more than 1 handler type/,
    text: 'Use only one of exec, httpGet, tcpSocket and grpc.',
  },
  {
    when: /may not be specified when `value` is not empty/,
    text: 'A variable has either value or valueFrom, not both.',
  },
  {
    when: /must be less than or equal to (\S+) limit of/,
    text: 'A container cannot request more than its limit.',
  },
  {
    when: /must be a standard resource type or fully qualified/,
    text: 'Known resources are cpu, memory and ephemeral-storage; others have a domain: nvidia.com/gpu.',
  },
  {
    when: /Limit must be set for non overcommitable resources/,
    text: 'Give this resource a limit equal to its request.',
  },
  {
    when: /restartPolicy: Required value|valid values: "OnFailure", "Never"$/,
    text: 'Pods of Jobs restart OnFailure or Never; the default Always is not allowed here.',
  },
  {
    when: /may not be used when `type` is 'ClusterIP'/,
    text: 'Only Services of type NodePort or LoadBalancer have node ports.',
  },
  {
    when: /may only be set for externally-accessible services/,
    text: 'Only Services of type NodePort or LoadBalancer (or with externalIPs) have this policy.',
  },
  {
    when: /may not be 0 when `maxSurge` is 0/,
    text: 'A rollout needs room: let at least one of maxSurge and maxUnavailable be more than 0.',
  },
  {
    when: /may not be specified when strategy `type` is 'Recreate'/,
    text: 'Recreate has no settings: remove rollingUpdate, or use the type RollingUpdate.',
  },
  {
    when: /either `defaultBackend` or `rules` must be specified/,
    text: 'An Ingress needs rules or a defaultBackend. (Older versions called it backend.)',
  },
  {
    when: /resource or service backend is required/,
    text: 'Write backend.service.name and backend.service.port. (serviceName and servicePort are of older versions.)',
  },
  { when: /minAvailable and maxUnavailable cannot be both set/, text: 'Keep one of the two.' },
  {
    when: /empty selector is invalid/,
    text: 'Add matchLabels that the labels of the pod template contain.',
  },
  {
    when: /`selector` not auto-generated|`selector` will be auto-generated/,
    text: 'Jobs make their own selector: remove this one.',
  },
  {
    when: /must be a standard resource for containers/,
    text: 'This resource cannot be asked for by a container.',
  },
  {
    when: /field is immutable$/,
    text: 'This cannot change after creation: delete the object and create it anew.',
  },
  {
    when: /name is neither a standard finalizer name nor is it fully qualified/,
    text: 'Finalizers have the form domain/name.',
  },
  {
    when: /error converting fieldPath/,
    text: 'Fields a variable can show: metadata.name, metadata.namespace, metadata.uid, metadata.labels[…], metadata.annotations[…], spec.nodeName, spec.serviceAccountName, status.hostIP, status.podIP.',
  },
  {
    when: /may not be set for init containers without restartPolicy=Always/,
    text: 'Only sidecars (init containers with restartPolicy: Always) have probes and hooks.',
  },
  {
    when: /must match `containerPort` when `hostNetwork` is true/,
    text: 'On the host network the container’s port is the host’s port.',
  },
];

/** The fault with a plain sentence where there is one for it. */
export function withExplanation(error: FieldError): FieldError {
  const text = explanations.find(({ when }) => when.test(error.message))?.text;
  return text === undefined ? error : { ...error, explanation: text };
}
