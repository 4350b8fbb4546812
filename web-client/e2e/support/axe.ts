import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** No violation of WCAG 2.2 A and AA, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The page follows in its own time; half of each would be judged otherwise.
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    // One document without frames: no second page is needed to gather what frames found.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    // The scheme changes colours and nothing else.
    const { violations } = await (
      colorScheme === 'light' ? axe.withTags(LEVELS) : axe.withRules(COLOUR_RULES)
    ).analyze();
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`).join('\n  ')}`,
    );
    // Soft: one run names everything there is to mend.
    expect.soft(found, `${page.url()} in ${colorScheme}`).toEqual([]);
  }
}
