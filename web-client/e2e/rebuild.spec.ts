import { expect, test } from '@playwright/test';
import { signIn } from './support/people';

test('an administrator rebuilds a projection, promotes it, and goes back', async ({ page }) => {
  await signIn(page, 'admin');
  await page.getByRole('link', { name: 'Projections' }).click();
  await page.getByRole('link', { name: 'workspace' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'workspace' })).toBeVisible();
  const now = page.getByRole('region', { name: 'Now' });
  const generation = now.locator('dt:text-is("Generation") + dd');
  const before = Number(await generation.textContent());

  await page.getByRole('button', { name: 'Rebuild' }).click();
  const start = page.getByRole('dialog', { name: 'Rebuild workspace?' });
  await expect(start.getByRole('checkbox')).not.toBeChecked();
  await start.getByRole('button', { name: 'Start the rebuild' }).click();
  await expect(start).toBeHidden();

  const rebuild = page.getByRole('region', { name: /^Rebuild as generation/ });
  await expect(rebuild.getByText('Ready', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(rebuild.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  await expect(rebuild.getByText(`Equal to generation ${String(before)}`)).toBeVisible();

  await rebuild.getByRole('button', { name: 'Promote' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Promote' }).click();
  await expect(rebuild.getByText('Live', { exact: true })).toBeVisible();
  await expect(generation).not.toHaveText(String(before));

  await rebuild.getByRole('button', { name: 'Roll back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
  await expect(rebuild.getByText('Rolled back', { exact: true })).toBeVisible();
  await expect(generation).toHaveText(String(before));
  await page.getByRole('link', { name: 'My tasks' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My tasks' })).toBeVisible();
});
