// What of an object the server writes, not people. For rules, fixes and completion.

/** Fields of metadata that come from the server. */
export const serverMetadata: readonly string[] = [
  ...['creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'generation'],
  ...['managedFields', 'resourceVersion', 'selfLink', 'uid'],
];
