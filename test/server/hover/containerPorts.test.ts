import { expect, test } from 'vitest';
import { hoverText, webAndService as web } from '../../support/hover.js';

test('which Services send to a port', () => {
  const reached = 'Reached by:\n\n- Service `web`, port 80';
  expect(hoverText(web.replace('8080', '80$080'))).toContain(reached);
  expect(hoverText(web.replace('9090', '90$090'))).not.toContain('Reached by');
});
