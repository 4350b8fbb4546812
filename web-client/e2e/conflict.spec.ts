import { expect, test } from '@playwright/test';
import { browserOf, signIn } from './support/people';
import { addMember, addTask, card, createProject, unique } from './support/work';

test('two people edit the same title: the second is asked, nothing is overwritten silently', async ({
  page,
  browser,
}) => {
  const bob = await browserOf(browser, 'bob');
  await signIn(page, 'alice');
  const project = await createProject(page, unique('Conflict'));
  await addTask(page, 'Order ink');
  await addMember(page, project, 'bob');
  await bob.goto(project);
  await card(page, 'Order ink').click();
  await card(bob, 'Order ink').click();

  const hers = page.getByRole('textbox', { name: 'Title' });
  const his = bob.getByRole('textbox', { name: 'Title' });
  await hers.click();
  await hers.fill('Order black ink');
  await his.fill('Order paper');
  await his.press('Enter');
  await expect(page.getByText(/bob renamed it/i)).toBeVisible();
  await hers.press('Enter');

  const dialog = page.getByRole('dialog', { name: 'Both of you changed this' });
  await expect(dialog.getByRole('cell', { name: 'Order paper' })).toBeVisible();
  await expect(dialog.getByRole('cell', { name: 'Order black ink' })).toBeVisible();
  await expect(his).toHaveValue('Order paper');
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect(dialog).toBeHidden();
  await expect(his).toHaveValue('Order black ink');
});
