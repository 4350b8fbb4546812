import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { browserOf, signIn } from './support/people';
import { createProject, unique } from './support/work';

test('an administrator sees who did what, takes it home, and sees how the views fare', async ({
  page,
  browser,
}) => {
  const alice = await browserOf(browser, 'alice');
  const name = unique('Audited');
  const project = await createProject(alice, name);
  await expect(alice.getByRole('link', { name: 'Audit trail' })).toHaveCount(0);

  await signIn(page, 'admin');
  await page.getByRole('link', { name: 'Audit trail' }).click();
  const projectId = project.split('/').at(-1) ?? '';
  await page.getByRole('textbox', { name: 'Project id' }).fill(projectId);
  const row = page.getByRole('row').filter({ hasText: 'ProjectCreated' });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(/alice/i);
  await expect(row).toContainText(name);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /NDJSON/ }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'ProjectCreated', projectId });

  await page.getByRole('link', { name: 'Projections' }).click();
  await expect(page.getByText('Running').first()).toBeVisible();
  await expect(page.getByText('Behind by').first()).toBeVisible();
});
