import { expect, test } from 'vitest';
import { hoverText, webAndService as web } from '../../support/hover.js';

test('who asks for a label of pods', () => {
  expect(hoverText(web.replace('app: web\n    tier', 'app: w$0eb\n    tier'))).toContain(
    '`app` is asked for by:\n\n- Service `web`',
  );
  expect(hoverText(web.replace('labels:', 'lab$0els:'))).toContain('selected by:\n\n- Service');
  expect(hoverText(web.replace('tier: front', 'tier: fr$0ont'))).not.toContain('asked for');
});
