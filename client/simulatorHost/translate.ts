// How the host's words become the person's language.

export { type Translate, untranslated } from '../../core/translate.js';
