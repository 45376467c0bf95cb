// Where pictures are taken: an editor without anything around it, and a camera that cuts out what matters.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../../test/e2e/support/workbench.mjs';
import { toPalettePng } from './palettePng.mjs';

const images = path.resolve(import.meta.dirname, '../../docs/images');
const characterWidth = 7.83;
const widthMax = 1300;
const hoverWidth = 820;

/** Settings of every picture: nothing but the text and what Drydock adds to it. */
const plainSettings = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.editor.showTabs': 'none',
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.panel.defaultLocation': 'bottom',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'window.customTitleBarVisibility': 'never',
  'breadcrumbs.enabled': false,
  'editor.fontSize': 13,
  'editor.lineHeight': 20,
  'editor.stickyScroll.enabled': false,
  'editor.renderLineHighlight': 'none',
  'editor.occurrencesHighlight': 'off',
  'editor.guides.indentation': false,
  'editor.lightbulb.enabled': 'off',
  'editor.overviewRulerBorder': false,
  'editor.hideCursorInOverviewRuler': true,
  'editor.scrollbar.vertical': 'hidden',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollBeyondLastLine': true,
  'editor.padding.top': 8,
  'editor.cursorBlinking': 'solid',
  'editor.links': false,
  'editor.hover.above': false,
  '[yaml]': { 'editor.autoIndent': 'none' },
};

/** What does not belong in a picture: messages and tips of the host, the empty ruler at the right. */
const hidden = `
  .notifications-toasts, .notifications-center { display: none !important; }
  .workbench-hover-container { display: none !important; }
  .decorationsOverviewRuler, .scroll-decoration { display: none !important; }
`;
const hiddenCursor = '.monaco-editor .cursors-layer { visibility: hidden !important; }';

/** The settings of a picture. */
function settingsOf(more = {}) {
  return { ...plainSettings, ...more };
}

/** Opens a window for pictures and hides what does not belong there. */
export async function openStudio({ browser, server }, options) {
  const { folder, file, viewport, settings, cursor, scale = 1.5 } = options;
  server.setSettings(settingsOf(settings));
  const window = await openWorkbench({ browser, server, folder, file, viewport, scale });
  await window.page.addStyleTag({ content: hidden + (cursor ? '' : hiddenCursor) });
  await closeSideBar(window);
  await window.editor(file).locator('.view-line').first().click();
  return window;
}

async function closeSideBar({ page }) {
  const bar = page.locator('.part.sidebar');
  await page.locator('.monaco-editor .view-line').first().waitFor();
  if (await bar.isVisible()) {
    await page.keyboard.press('Control+B');
    await bar.waitFor({ state: 'hidden' });
  }
}

/** Keeps a part of the window as a picture of the guide: a clip in CSS pixels, with a palette. */
export async function keep({ page }, file, clip) {
  const small = toPalettePng(await page.screenshot({ clip }));
  writeFileSync(path.join(images, file), small);
  console.log(`  ${file} ${(small.length / 1024).toFixed(1)} kB`);
}

/** Of a hover only what Drydock reports. */
export const messageAlone =
  '.monaco-hover .hover-row:not(:has(.marker), .status-bar) { display: none; }';

/** Points at something until its hover shows. */
export async function hoverOver(page, mark) {
  const hover = page.locator('.monaco-hover:not(.hidden)').first();
  const { width, height } = page.viewportSize();
  await page.setViewportSize({ width: Math.max(width, hoverWidth), height });
  await page.waitForTimeout(300);
  const box = await mark.boundingBox();
  for (let attempt = 0; attempt < 6; attempt++) {
    await page.mouse.move(5, height - 5);
    await page.mouse.move(box.x + 10 + attempt, box.y + box.height / 2, { steps: 3 });
    if (await isShown(hover)) {
      return hover;
    }
  }
  throw new Error('no hover');
}

/** Whether something appears soon. */
function isShown(locator) {
  return locator
    .first()
    .waitFor({ timeout: 4000 })
    .then(
      () => true,
      () => false,
    );
}

/** Presses a key until its effect shows. */
export async function press(page, key, effect) {
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.keyboard.press(key);
    if (await isShown(page.locator(effect))) {
      return;
    }
  }
  throw new Error(`${key} does not show ${effect}`);
}

/** Opens the next problem below its line, in a window as wide as the message needs. */
export async function goToProblem(page) {
  const message = page.locator('.marker-widget');
  await press(page, 'Alt+F8', '.marker-widget');
  const texts = await page.locator('.marker-widget .descriptioncontainer').allInnerTexts();
  const longest = Math.max(...texts.flatMap(text => text.split('\n')).map(line => line.length));
  const { width, height } = page.viewportSize();
  const wanted = Math.max(width, Math.ceil(longest * characterWidth) + 70);
  await page.setViewportSize({ width: Math.min(widthMax, wanted), height });
  return message;
}
