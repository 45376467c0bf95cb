// Bundles what the comparison needs of the sources, on the fly: parser, catalogue, verdict, defaults,
// and the simulated API server.
import { importBundled } from '../bundle.mjs';

const sources = [
  'core/validation/index.ts',
  'core/defaulting/index.ts',
  'core/kubernetes/catalogue.ts',
  'core/manifest/parseManifest.ts',
  'core/manifest/objects.ts',
  'simulator/createSimulation.ts',
  'simulator/api/http/httpApi.ts',
  'simulator/api/http/message.ts',
  'simulator/api/http/servedResources.ts',
];

/** The functions under comparison. */
export function loadCore() {
  return importBundled('conformance', sources.map(file => `export * from './${file}';`).join('\n'));
}
