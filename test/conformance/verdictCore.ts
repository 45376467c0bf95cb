// What the comparison needs of core, as one object.
export { applyDefaults } from '../../core/defaulting/index.js';
export { objectsOf } from '../../core/manifest/objects.js';
export { parseManifest } from '../../core/manifest/parseManifest.js';
export { decode, validateDocument } from '../../core/validation/index.js';
