import { expect, test } from '@playwright/test';
import { signIn } from './support/people';
import { addTask, card, createProject, unique } from './support/work';

test('a project is renamed, archived, trashed and comes back with its tasks', async ({ page }) => {
  await signIn(page, 'alice');
  const first = unique('Bindery');
  const name = `${first} renamed`;
  const project = await createProject(page, first);
  await addTask(page, 'Fold boxes');

  const act = async (project: string, action: string) => {
    await page.getByRole('button', { name: `Actions for ${project}` }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  await act(first, 'Rename or describe');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await act(name, 'Archive');
  await expect(page.getByText('This project is archived')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Add a task to To do' })).toHaveCount(0);
  await act(name, 'Unarchive');
  await expect(page.getByRole('textbox', { name: 'Add a task to To do' })).toBeVisible();

  await page.goto(`/projects?q=${encodeURIComponent(name)}`);
  await act(name, 'Move to trash');
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name }).click();
  await expect(card(page, 'Fold boxes')).toBeVisible();
  expect(page.url()).toBe(project);
});

test('the last owner cannot leave, and is told why', async ({ page }) => {
  await signIn(page, 'carol');
  const project = await createProject(page, unique('Alone'));
  await page.goto(`${project}/members`);
  await page.getByRole('button', { name: /^Remove carol/i }).click();
  await expect(page.getByText('A project needs at least one owner.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: /^Role of carol/i })).toBeVisible();
});
